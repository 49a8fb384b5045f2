package io.hindcast.runs.folder;

import io.hindcast.engine.split.Segment;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.report.summary.SegmentSpans;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.store.importing.ShiftWatch;
import io.hindcast.store.queue.QueueMetadata;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run's bars show while they are read: bars and times of each segment, and prices that are odd. */
public final class SegmentRanges implements BarSource {
    private final BarSource source;
    private final RunPlan plan;
    private final QueueMetadata queue;
    private final ShiftWatch shifts;
    private final Map<Segment, SpanCount> ranges = new EnumMap<>(Segment.class);
    private final List<FoldSpans> folds;
    private long index;
    private long before;
    private long firstTime;
    private long lastTime;

    /**
     * Passes bars on.
     *
     * @param source whose bars pass through
     * @param queue that they come from, or go on from
     */
    public SegmentRanges(BarSource source, RunPlan plan, QueueMetadata queue) {
        this.source = source;
        this.plan = plan;
        this.queue = queue;
        shifts = new ShiftWatch(queue.interval(), queue.zone());
        folds = plan.folds().size() > 1
                ? plan.folds().stream().map(FoldSpans::new).toList()
                : List.of();
    }

    @Override
    public boolean next(MutableBar into) {
        if (!source.next(into)) {
            return false;
        }
        Segment segment = plan.line().of(into.closeTime());
        before += segment == Segment.TEST ? 0 : 1;
        ranges.computeIfAbsent(segment, _ -> new SpanCount()).add(into.closeTime());
        folds.forEach(fold -> fold.add(into.closeTime()));
        if (index == 0) {
            firstTime = into.closeTime();
        }
        lastTime = into.closeTime();
        shifts.add(into);
        index++;
        return true;
    }

    /** Bars read. */
    public long bars() {
        return index;
    }

    /** Bars read that are not out of sample. */
    public long barsBeforeTest() {
        return before;
    }

    /** Close of the first bar read, nanoseconds since 1970-01-01T00:00Z; 0 before it. */
    long firstTime() {
        return firstTime;
    }

    /** Close of the last bar read. */
    long lastTime() {
        return lastTime;
    }

    /** What is odd about the prices, and was not said of the queue already, whose importer may have been an older one. */
    List<String> findings() {
        return shifts.findings().stream()
                .filter(finding -> !queue.findings().contains(finding))
                .map(finding -> "the bars of this run: " + finding)
                .toList();
    }

    /** Bars and times of each segment read so far; purged bars are in none. */
    SegmentSpans spans() {
        return new SegmentSpans(
                span(Segment.TRAIN), span(Segment.VALIDATION), span(Segment.TEST), Optional.empty(), Optional.empty());
    }

    private Optional<SegmentSpans.Span> span(Segment segment) {
        return Optional.ofNullable(ranges.get(segment)).map(SpanCount::span);
    }

    /** Bars and times of a segment of a fold, in a run of several, when all bars have been read. */
    SegmentSpans.Span span(int fold, Segment segment) {
        return folds.stream()
                .filter(each -> each.fold.number() == fold)
                .findFirst()
                .orElseThrow()
                .of(segment)
                .span();
    }

    private static final class FoldSpans {
        private final RunPlan.FoldTimes fold;
        private final Map<Segment, SpanCount> spans = new EnumMap<>(Segment.class);

        FoldSpans(RunPlan.FoldTimes fold) {
            this.fold = fold;
        }

        SpanCount of(Segment segment) {
            return spans.computeIfAbsent(segment, _ -> new SpanCount());
        }

        void add(long close) {
            of(fold.segments().of(close)).add(close);
        }
    }

    private static final class SpanCount {
        private long bars;
        private long first;
        private long last;

        void add(long close) {
            first = bars == 0 ? close : first;
            last = close;
            bars++;
        }

        SegmentSpans.Span span() {
            return new SegmentSpans.Span(bars, EpochNanos.toInstant(first), EpochNanos.toInstant(last));
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
