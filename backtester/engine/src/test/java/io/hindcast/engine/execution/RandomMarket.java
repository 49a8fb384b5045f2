package io.hindcast.engine.execution;

import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Daily bars of a random walk with gaps, jumps and unchanged closes. */
final class RandomMarket {
    static final long DAY = 86_400_000_000_000L;
    static final Interval INTERVAL = Interval.parse("1d");

    private RandomMarket() {}

    static List<Bar> bars(long seed, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double close = Math.exp(random.nextDouble() * 12 - 4);
        long time = 1_262_304_000_000_000_000L;
        for (int i = 0; i < count; i++) {
            double jump = random.nextInt(20) == 0 ? 0.25 : 0.01;
            double open = close * Math.exp(jump * random.nextGaussian());
            close = random.nextInt(10) == 0 ? close : open * Math.exp(0.02 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            time += DAY * (1 + random.nextInt(3));
            bars.add(new MutableBar().set(time, open, high, low, close, random.nextInt(1000)));
        }
        return bars;
    }

    static MutableBar bar(int day, double open, double close) {
        return new MutableBar().set(day * DAY, open, Math.max(open, close), Math.min(open, close), close, 0);
    }
}
