package io.hindcast.store.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a ledger's file holds.
 *
 * @param lines that are what was written, in the order of the file
 * @param faults where it is not what was written; none in a whole ledger
 * @param damaged texts of the lines of the file that are no line of a ledger, or no longer
 * @param torn what stands behind the last end of a line: a process that was killed while it wrote has left it; usually empty
 * @param tornBytes how long that is, which may end within a character
 * @param ended whether the last line has its end
 */
public record LedgerReading(
        List<LedgerLine> lines,
        List<LedgerFault> faults,
        List<String> damaged,
        String torn,
        int tornBytes,
        boolean ended) {
    /** A line of another copy, as it stood there: its content is of this ledger as well, and its hash is known here. */
    static final String MERGED = "merged";

    /** That copies were joined, with the hashes of those lines of the other copy that are not here as they stood there. */
    static final String MERGE = "merge";

    /** What a process that was killed has left of a line. */
    static final String TORN = "torn";

    /** A line of a damaged copy that was no longer what was written. */
    static final String DAMAGED = "damaged";

    /** No file, or an empty one. */
    static final LedgerReading EMPTY = new LedgerReading(List.of(), List.of(), List.of(), "", 0, true);

    /** Keeps copies. */
    public LedgerReading {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
        damaged = List.copyOf(damaged);
    }

    /** Reads the content of a file. */
    static LedgerReading of(byte[] bytes) {
        Chain chain = new Chain();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                chain.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                from = i + 1;
            }
        }
        int rest = bytes.length - from;
        String last = new String(bytes, from, rest, StandardCharsets.UTF_8);
        // Of the last line nothing but its end may be missing: then it says all that it was to say.
        boolean whole = LedgerLine.read(last).isPresent();
        if (whole) {
            chain.add(last);
        }
        return new LedgerReading(
                chain.lines, chain.faults, chain.damaged, whole ? "" : last, whole ? 0 : rest, rest == 0);
    }

    /** Where the ledger ends. */
    public LedgerHead head() {
        return lines.isEmpty() ? LedgerHead.NONE : lines.getLast().head();
    }

    /** What was noted, in the order of the file: each line once, those that came from other copies too, as they stood there. */
    public List<LedgerLine> entries() {
        List<LedgerLine> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LedgerLine line : lines) {
            LedgerLine told = line.kind().equals(MERGED)
                    ? LedgerLine.read(line.content().path("line").asText()).orElse(line)
                    : line;
            boolean own = Set.of(MERGED, MERGE, TORN, DAMAGED).contains(told.kind());
            if (!own && seen.add(told.hash())) {
                entries.add(told);
            }
        }
        return entries;
    }

    /** How many lines were torn by a process that was killed, and have been closed since. */
    public int tornLines() {
        return count(TORN);
    }

    /** How many lines of damaged copies are kept as mere text. */
    public int damagedLines() {
        return count(DAMAGED);
    }

    private int count(String kind) {
        return (int) lines.stream().filter(line -> line.kind().equals(kind)).count();
    }

    /** Hashes of all lines that are here, be it as lines or as what a line of another copy became. */
    public Set<String> hashes() {
        Set<String> hashes = new HashSet<>();
        for (LedgerLine line : lines) {
            hashes.add(line.hash());
            if (line.kind().equals(MERGED)) {
                LedgerLine.read(line.content().path("line").asText()).ifPresent(inner -> hashes.add(inner.hash()));
            }
            for (JsonNode hash : line.content().path("heads")) {
                hashes.add(hash.asText());
            }
        }
        hashes.add(LedgerHead.NONE.hash());
        return hashes;
    }

    /** Follows the lines of a file. After a fault it goes on with whatever line comes next. */
    private static final class Chain {
        private final List<LedgerLine> lines = new ArrayList<>();
        private final List<LedgerFault> faults = new ArrayList<>();
        private final List<String> damaged = new ArrayList<>();
        private LedgerHead head = LedgerHead.NONE;
        private long place;
        private long damagedSince;

        private void add(String text) {
            place++;
            LedgerLine line = LedgerLine.read(text).orElse(null);
            if (line == null) {
                faults.add(
                        new LedgerFault(place, "was changed since it was written: its hash is not that of its text"));
                damaged.add(text);
                damagedSince++;
                return;
            }
            boolean follows =
                    line.number() == head.length() + 1 && line.before().equals(head.hash());
            // What a damaged line was followed by is tied to what it was.
            boolean behindDamage = damagedSince > 0 && line.number() == head.length() + 1 + damagedSince;
            if (!follows && !behindDamage) {
                faults.add(new LedgerFault(place, broken(line.number())));
            }
            lines.add(line);
            head = line.head();
            damagedSince = 0;
        }

        private String broken(long number) {
            long expected = head.length() + 1;
            if (number > expected) {
                return "is number " + number + ", so "
                        + (number - 1 == expected ? "line " + expected : "lines " + expected + " to " + (number - 1))
                        + " in front of it " + (number - 1 == expected ? "was" : "were") + " deleted or moved";
            }
            return number < expected
                    ? "is number " + number + " where " + expected + " is due: it was moved or written twice"
                    : "does not follow the line in front of it: one of the two is of another copy";
        }
    }
}
