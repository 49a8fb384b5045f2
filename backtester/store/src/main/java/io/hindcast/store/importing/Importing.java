package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One import: rows flow through symbol filter, reader and order into the queue, and what is odd is noted. */
final class Importing {
    private static final int ROWS_BETWEEN_PROGRESS = 50_000;
    /** Rows by which the order of the file is judged. */
    private static final int ROWS_TO_PROBE = 1_000;
    /** So many rows may be left out of a short file. */
    private static final int MOST_REJECTED = 2;
    /** Of all rows. */
    private static final double MOST_REJECTED_SHARE = 0.05;

    private static final int LONGEST_SHOWN = 120;

    private final ImportRequest request;
    private final Columns columns;
    private final SourceRows source;
    private final QueueWriter queue;
    private final ImportProgress progress;
    private final long fileBytes;
    private final SymbolFilter symbols;
    private final BarClock clock;
    private final RowReader reader;
    private final SpacingCheck spacing;
    private final HoleWatch holes;
    private final SplitWatch splits;
    private final ShiftWatch shifts;
    private final List<String> findings = new ArrayList<>();
    private long read;
    private long rejected;
    private long withoutVolume;
    private long bars;
    private String firstProblem = "";

    Importing(ImportRequest request, Columns columns, SourceRows source, QueueWriter queue, ImportProgress progress)
            throws IOException {
        this.request = request;
        this.columns = columns;
        this.source = source;
        this.queue = queue;
        this.progress = progress;
        fileBytes = Files.size(request.file());
        symbols = new SymbolFilter(
                request.file(), columns.names(), request.symbol().orElse(null));
        clock = new BarClock(request.interval(), request.zone(), request.sessionClose(), request.stamp());
        reader = new RowReader(columns, clock, request.adjusted());
        spacing = new SpacingCheck(request.interval(), request.stamp());
        holes = new HoleWatch(request.interval(), request.zone(), request.sessionClose());
        splits = new SplitWatch(request.zone(), request.adjusted());
        shifts = new ShiftWatch(request.interval(), request.zone());
    }

    /** @throws InvalidInputException when the file is at fault */
    void run() throws IOException {
        boolean adjustsVolume = request.adjusted() && columns.volume != Columns.NONE;
        try (RejectsFile rejects = new RejectsFile(queue.folder());
                BarSpool adjusting = adjustsVolume ? new BarSpool(queue.folder()) : null) {
            RowOrder order = new RowOrder(columns, request.interval(), row -> take(row, rejects, adjusting));
            Deque<SourceRow> probed = probe();
            if (newestFirst(probed)) {
                findings.add("the file has the newest row first: its rows were reversed");
                reversed(probed, order);
            } else {
                for (Optional<SourceRow> row = nextRow(probed); row.isPresent(); row = nextRow(probed)) {
                    order.add(read(row.get()));
                }
            }
            order.end();
            if (adjusting != null) {
                adjusting.writeTo(queue);
            }
        }
        symbols.requireFound();
        requireBars();
        requireFewRejected();
        Optional<String> problem = spacing.problem();
        if (problem.isPresent()) {
            throw new InvalidInputException(request.file() + ": " + problem.get());
        }
    }

    /** Rows of the file that were left out because they broke a rule. */
    long rejected() {
        return rejected;
    }

    /** What a user of the bars should know, when all has been read. */
    List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        symbols.finding().ifPresent(all::add);
        if (rejected > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d rows broke a rule and were left out; they are in %s",
                    rejected,
                    read,
                    RejectsFile.FILE));
        }
        if (reader.mended() > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "in %,d %s open or close passed high or low in the last digits, by less than 1e-9 of the price: high"
                            + " and low were moved there",
                    reader.mended(),
                    reader.mended() == 1 ? "row" : "rows"));
        }
        String unended = source.unendedLine();
        if (!unended.isBlank()) {
            all.add("the file does not end with a line end, so that its last row may be cut: '" + shown(unended) + "'");
        }
        if (columns.volume == Columns.NONE) {
            List<String> overlooked = columns.overlookedVolumes();
            all.add("the file has no column 'volume': it is 0 in every bar"
                    + (overlooked.isEmpty()
                            ? ""
                            : "; '" + String.join("', '", overlooked) + "' may hold it: name the one to use 'volume' in"
                                    + " the file's header"));
        } else if (withoutVolume == bars) {
            all.add("volume is 0 in every bar");
        } else if (withoutVolume * 100 >= bars) {
            all.add(String.format(Locale.ROOT, "volume is 0 in %,d of %,d bars", withoutVolume, bars));
        }
        all.addAll(splits.findings(
                columns.adjustedClose == Columns.NONE ? "" : columns.name(columns.adjustedClose),
                columns.volume != Columns.NONE));
        all.addAll(holes.findings());
        all.addAll(shifts.findings());
        return all;
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private Deque<SourceRow> probe() {
        Deque<SourceRow> rows = new ArrayDeque<>();
        Optional<SourceRow> row = source.next();
        while (row.isPresent()) {
            rows.add(row.get());
            row = rows.size() < ROWS_TO_PROBE ? source.next() : Optional.empty();
        }
        return rows;
    }

    /** The next row of the chosen symbol, those that have been read already first; empty at the end. */
    private Optional<SourceRow> nextRow(Deque<SourceRow> probed) {
        Optional<SourceRow> row = nextOfAll(probed);
        while (row.isPresent() && !symbols.keeps(row.get(), probed, source)) {
            row = nextOfAll(probed);
        }
        return row;
    }

    private Optional<SourceRow> nextOfAll(Deque<SourceRow> probed) {
        return probed.isEmpty() ? source.next() : Optional.of(probed.removeFirst());
    }

    /** True when times go back from row to row; a few that don't may be wrong ones. */
    private boolean newestFirst(Iterable<SourceRow> rows) {
        RowReader times = new RowReader(columns, clock, false);
        Instant before = null;
        long back = 0;
        long forth = 0;
        for (SourceRow row : rows) {
            if (!symbols.holds(row)) {
                continue;
            }
            Optional<Instant> close = times.closeTimeAlone(row);
            if (close.isPresent()) {
                back += before != null && close.get().isBefore(before) ? 1 : 0;
                forth += before != null && close.get().isAfter(before) ? 1 : 0;
                before = close.get();
            }
        }
        // Of two rows either may be the wrong one.
        return back >= 2 && back > 2 * forth;
    }

    private void reversed(Deque<SourceRow> probed, RowOrder order) throws IOException {
        try (RowSpool spool = new RowSpool(queue.folder())) {
            for (Optional<SourceRow> row = nextRow(probed); row.isPresent(); row = nextRow(probed)) {
                spool.add(row.get());
            }
            spool.end();
            for (Optional<SourceRow> row = spool.next(); row.isPresent(); row = spool.next()) {
                order.add(read(row.get()));
            }
        }
    }

    private Candidate read(SourceRow row) {
        if (++read % ROWS_BETWEEN_PROGRESS == 0) {
            progress.advanced(read, source.bytes(), fileBytes);
        }
        try {
            return reader.read(row);
        } catch (BadRowException e) {
            return Candidate.bad(row, e);
        }
    }

    private void take(Candidate row, RejectsFile rejects, @Nullable BarSpool adjusting) throws IOException {
        if (!row.good()) {
            reject(row, rejects);
            return;
        }
        Bar bar = row.bar().orElseThrow();
        double split = splits.add(row.close(), row.prices().orElseThrow());
        spacing.add(bar.closeTime());
        holes.add(row.close());
        shifts.add(bar);
        withoutVolume += bar.volume() == 0 ? 1 : 0;
        bars++;
        if (adjusting == null) {
            queue.append(bar);
        } else {
            adjusting.add(bar, split);
        }
    }

    private void reject(Candidate row, RejectsFile rejects) throws IOException {
        BadRowException reason = row.problem().orElseThrow();
        String problem = request.file() + ", line " + row.row().line() + ", " + reason.description();
        if (request.onError() == OnError.FAIL) {
            throw new InvalidInputException(problem + "; " + reason.rule().advice(), reason);
        }
        firstProblem = rejects.count() == 0 ? problem : firstProblem;
        rejects.add(row.row(), reason);
        rejected = rejects.count();
    }

    private void requireBars() {
        if (bars > 0) {
            return;
        }
        throw new InvalidInputException(request.file()
                + (rejected == 0
                        ? " has a header and no row; expected at least one"
                        : " has no good row among " + rejected + "; the first: " + firstProblem));
    }

    private void requireFewRejected() {
        if (rejected > Math.max(MOST_REJECTED, MOST_REJECTED_SHARE * read)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows break a rule, more than can be left out without changing what the data say"
                            + " (%.0f %% at most); correct the file, or import it with other options; the first: %s",
                    request.file(),
                    rejected,
                    read,
                    100 * MOST_REJECTED_SHARE,
                    firstProblem));
        }
    }
}
