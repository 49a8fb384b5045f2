package io.hindcast.store.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What becomes of two copies of a ledger when they are joined. */
final class LedgerMerge {
    private final LedgerText text = new LedgerText(LedgerHead.NONE);
    private final Set<String> known = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> heads = new TreeSet<>();
    private int lines;
    private int damaged;
    private boolean changes;

    private LedgerMerge() {}

    static LedgerMerge of(LedgerReading own, LedgerReading its, String time) {
        LedgerMerge merge = new LedgerMerge();
        List<LedgerReading> rest = new ArrayList<>();
        if (own.faults().isEmpty() && !own.lines().isEmpty()) {
            merge.base(own.lines());
            merge.text.torn(own);
            rest.add(its);
        } else if (its.faults().isEmpty()) {
            merge.base(its.lines());
            merge.changes = true;
            rest.add(own);
            // What is torn of it is said below.
            rest.add(new LedgerReading(List.of(), List.of(), List.of(), its.torn(), its.tornBytes(), true));
        } else {
            merge.base(beforeFault(own));
            merge.changes = true;
            rest.add(own);
            rest.add(its);
        }
        rest.forEach(merge::join);
        if (merge.lines + merge.damaged + merge.heads.size() > 0) {
            merge.changes = true;
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.put("time", time);
            content.put("lines", merge.lines);
            content.put("damaged", merge.damaged);
            ArrayNode heads = content.putArray("heads");
            merge.heads.forEach(heads::add);
            merge.text.add(new LedgerEntry(LedgerReading.MERGE, content));
        }
        return merge;
    }

    private static List<LedgerLine> beforeFault(LedgerReading reading) {
        List<LedgerLine> whole = new ArrayList<>();
        LedgerHead head = LedgerHead.NONE;
        for (LedgerLine line : reading.lines()) {
            if (line.number() != head.length() + 1 || !line.before().equals(head.hash())) {
                break;
            }
            whole.add(line);
            head = line.head();
        }
        return whole;
    }

    private void base(List<LedgerLine> whole) {
        LedgerReading reading = new LedgerReading(whole, List.of(), List.of(), "", 0, true);
        whole.forEach(text::add);
        known.addAll(reading.hashes());
        for (LedgerLine line : whole) {
            if (line.kind().equals(LedgerReading.DAMAGED) || line.kind().equals(LedgerReading.TORN)) {
                kept.add(line.content().path("text").asText());
            }
        }
    }

    /** Adds what a copy has and is not here. */
    private void join(LedgerReading copy) {
        for (LedgerLine line : copy.entries()) {
            if (known.add(line.hash())) {
                ObjectNode content = JsonNodeFactory.instance.objectNode();
                content.put("line", line.text());
                text.add(new LedgerEntry(LedgerReading.MERGED, content));
                lines++;
            }
        }
        for (String hash : copy.hashes()) {
            if (known.add(hash)) {
                heads.add(hash);
            }
        }
        List<String> texts = new ArrayList<>(copy.damaged());
        copy.lines().stream()
                .filter(line -> line.kind().equals(LedgerReading.DAMAGED))
                .map(line -> line.content().path("text").asText())
                .forEach(texts::add);
        for (String each : texts) {
            if (kept.add(each)) {
                ObjectNode content = JsonNodeFactory.instance.objectNode();
                content.put("text", each);
                text.add(new LedgerEntry(LedgerReading.DAMAGED, content));
                damaged++;
            }
        }
        if (copy.tornBytes() > 0 && kept.add(copy.torn())) {
            text.torn(copy);
            changes = true;
        }
    }

    /** Whether the file has to be written. */
    boolean changes() {
        return changes;
    }

    String text() {
        return text.toString();
    }

    MergeResult result(@Nullable Path kept) {
        return new MergeResult(lines, damaged, changes, Optional.ofNullable(kept));
    }
}
