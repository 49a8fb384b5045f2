package io.hindcast.engine.split;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of bars.
 *
 * @param all in the order of time, none reaching into the next
 */
record BarRanges(List<BarRange> all) {
    BarRanges {
        all = List.copyOf(all);
    }

    /** How many bars. */
    long bars() {
        return all.stream().mapToLong(BarRange::bars).sum();
    }

    /** These less the bars {@code [from, to)}. */
    BarRanges without(long from, long to) {
        List<BarRange> left = new ArrayList<>();
        for (BarRange each : all) {
            add(left, each.from(), Math.min(each.to(), from));
            add(left, Math.max(each.from(), to), each.to());
        }
        return new BarRanges(left);
    }

    /** These from a bar on. */
    BarRanges from(long bar) {
        return without(0, bar);
    }

    /** The index of the bar that has so many of these before it. */
    long index(long before) {
        long left = before;
        for (BarRange each : all) {
            if (left < each.bars()) {
                return each.from() + left;
            }
            left -= each.bars();
        }
        throw new IllegalArgumentException("there are only " + bars() + " bars, not more than " + before);
    }

    private static void add(List<BarRange> ranges, long from, long to) {
        if (from < to) {
            ranges.add(new BarRange(from, to));
        }
    }
}
