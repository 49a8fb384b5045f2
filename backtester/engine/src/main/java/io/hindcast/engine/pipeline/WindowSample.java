package io.hindcast.engine.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Windows of a run: all of them while there are few, then half of them those with the forecasts furthest from the close,
 * which make or lose the money, and half of them drawn from the rest. Holds a bounded number of bytes, and allocates nothing
 * once it is full.
 */
final class WindowSample {
    private static final int MOST = 2_000;
    private static final int LEAST = 64;
    private static final long MOST_BYTES = 32L << 20;

    private final int length;
    private final int half;
    private final Random random;
    private final PriorityQueue<KeptWindow> furthest;
    private final List<@Nullable KeptWindow> drawn;
    private @Nullable KeptWindow spare;
    private long others;

    /**
     * @param length values of a window
     * @param random draws them
     */
    WindowSample(int length, Random random) {
        this.length = length;
        this.random = random;
        long fitting = MOST_BYTES / ((long) length * Double.BYTES);
        half = Math.clamp(fitting, LEAST, MOST) / 2;
        furthest = new PriorityQueue<>(half, Comparator.comparingDouble(KeptWindow::size));
        drawn = new ArrayList<>(half);
    }

    /** Offers a window; the arguments are those of {@link KeptWindow#set}. */
    void offer(BarEvent event, int place, double value, double size, double[] source, int offset) {
        if (furthest.size() == half && size <= furthest.peek().size()) {
            int slot = draw();
            if (slot >= 0) {
                KeptWindow kept = into(slot);
                kept.set(event, place, value, size, source, offset);
                drawn.set(slot, kept);
            }
            return;
        }
        KeptWindow kept = spare == null ? new KeptWindow(length) : spare;
        spare = null;
        if (furthest.size() == half) {
            KeptWindow displaced = furthest.poll();
            int slot = draw();
            spare = slot < 0 ? displaced : drawn.set(slot, displaced);
        }
        kept.set(event, place, value, size, source, offset);
        furthest.add(kept);
    }

    /**
     * All that is kept, in another order each time; half of the first few are those furthest from the close, which stay even
     * where there is time for no more.
     *
     * @param few how many
     */
    List<KeptWindow> shuffled(int few) {
        List<KeptWindow> all = new ArrayList<>(furthest);
        all.addAll(drawn);
        // The order of the queue is no order to rely on.
        all.sort(Comparator.comparingDouble(KeptWindow::size).reversed().thenComparingLong(KeptWindow::index));
        Collections.shuffle(all.subList(Math.min(few / 2, all.size()), all.size()), random);
        Collections.shuffle(all.subList(0, Math.min(few, all.size())), random);
        return all;
    }

    void clear() {
        furthest.clear();
        drawn.clear();
        others = 0;
    }

    /** The place among those drawn that the next one of the others takes; -1 for none. */
    private int draw() {
        others++;
        if (drawn.size() < half) {
            drawn.add(null);
            return drawn.size() - 1;
        }
        long slot = random.nextLong(others);
        return slot < half ? (int) slot : -1;
    }

    private KeptWindow into(int slot) {
        KeptWindow there = drawn.get(slot);
        if (there != null) {
            return there;
        }
        KeptWindow kept = spare == null ? new KeptWindow(length) : spare;
        spare = null;
        return kept;
    }
}
