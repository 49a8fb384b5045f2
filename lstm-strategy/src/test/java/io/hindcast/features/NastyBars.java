package io.hindcast.features;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Series that divide by zero, overflow and cancel where a formula lets them: all are valid bars. */
final class NastyBars {
    private static final int MOODS = 8;

    private final SplittableRandom random;
    private final List<Bar> bars = new ArrayList<>();
    private double price;
    private double volume;

    private NastyBars(long seed) {
        random = new SplittableRandom(seed);
        price = Math.pow(10, random.nextInt(-6, 7));
    }

    static List<Bar> series(long seed, int count) {
        NastyBars nasty = new NastyBars(seed);
        while (nasty.bars.size() < count) {
            nasty.spell();
        }
        return nasty.bars.subList(0, count);
    }

    private void spell() {
        int length = random.nextInt(1, 120);
        int mood = random.nextInt(MOODS);
        int trading = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            volume = switch (trading) {
                case 0 -> 0;
                case 1 -> 1e12 * random.nextDouble();
                case 2 -> 1e-9;
                default -> random.nextInt(3);
            };
            bar(mood);
        }
    }

    private void bar(int mood) {
        double before = price;
        switch (mood) {
            case 0 -> add(price, price, price);
            case 1 -> add(price, price * 1.5, price * 0.5);
            case 2 -> {
                price = random.nextBoolean() ? Math.nextUp(price) : Math.nextDown(price);
                add(before, Math.max(before, price), Math.min(before, price));
            }
            case 3 -> {
                price = Math.clamp(price * Math.pow(10, random.nextInt(-6, 7)), 1e-9, 1e12);
                add(price, price, price);
            }
            case 4 -> {
                price = Math.min(price * 1.1, 1e12);
                add(before, price, before);
            }
            case 5 -> {
                price = Math.max(price * 0.9, 1e-9);
                add(before, before, price);
            }
            case 6 -> add(price, price, price * 1e-3);
            default -> {
                price = Math.clamp(price * (1 + 0.02 * (random.nextDouble() - 0.5)), 1e-9, 1e12);
                add(before, Math.max(before, price) * 1.01, Math.min(before, price) * 0.99);
            }
        }
    }

    private void add(double open, double high, double low) {
        // Nasty, but a bar: at the caps of the price a move may have turned round.
        double top = Math.max(high, Math.max(open, price));
        double bottom = Math.min(low, Math.min(open, price));
        bars.add(new MutableBar().set(SampleBars.closeTime(bars.size()), open, top, bottom, price, volume));
    }
}
