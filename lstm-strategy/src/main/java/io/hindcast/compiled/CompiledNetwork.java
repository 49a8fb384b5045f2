package io.hindcast.compiled;

import io.hindcast.kernel.StepExchange;
import io.hindcast.kernel.Workers;
import java.util.List;

/**
 * Operations from a window to a value. A window's value is the same bits in whatever batch it comes, at whatever place in
 * it, on however many threads. Allocates nothing after it was made. For one thread; {@link #copy} makes one for another.
 */
public final class CompiledNetwork {
    /** Windows computed side by side: enough to read weights rarely, few enough for their gates to stay in the cache. */
    private static final int CHUNK = 16;

    /**
     * Units from which on threads share the layers of a single window: a step of so many takes longer than the threads take
     * to meet. benchmarks/README.md has the measurement.
     */
    private static final int UNITS_TO_SHARE = 96;

    /** Waking a thread takes up to some 200 microseconds; one that takes much longer has no processor. */
    private static final long PATIENCE_NANOS = 1_000_000;

    private final List<Operation> operations;
    private final List<Shape> shapes;
    private final Room room;
    private final Workers workers;
    private final Memory[] memories;
    private final Memory[] memoriesTogether;
    private final Workers.Piece shared = this::part;
    private final Workers.Piece together = this::together;
    private final StepExchange exchange;
    private float[] windows = {};
    private float[] values = {};
    private int count;
    private final Sharing sharing = new Sharing();

    /**
     * @param operations in the order of computation
     * @param shapes of the slots: the first is the window, the last is the value
     * @param room what its LSTM layers need
     * @param workers among whom windows are shared
     */
    CompiledNetwork(List<Operation> operations, List<Shape> shapes, Room room, Workers workers) {
        this.operations = List.copyOf(operations);
        this.shapes = List.copyOf(shapes);
        this.room = room;
        this.workers = workers;
        exchange = new StepExchange(workers.count(), room.layers(), PATIENCE_NANOS);
        memories = new Memory[workers.count()];
        for (int i = 0; i < memories.length; i++) {
            memories[i] = new Memory(shapes, CHUNK, room.gates(), room.cells());
        }
        memoriesTogether = new Memory[workers.count()];
        memoriesTogether[0] = new Memory(shapes, 1, room.gates(), room.cells());
        for (int i = 1; i < memoriesTogether.length; i++) {
            memoriesTogether[i] = memoriesTogether[0].beside(this::isShared);
        }
    }

    private boolean isShared(int slot) {
        return operations.stream().anyMatch(operation -> operation.sharesSlot(slot));
    }

    /**
     * What LSTM layers need.
     *
     * @param gates numbers that gates take
     * @param cells numbers that cell states take
     * @param widest units of the widest layer, padded
     * @param layers of the deepest stack
     */
    record Room(int gates, int cells, int widest, int layers) {}

    static int chunk() {
        return CHUNK;
    }

    /** The same network with memory of its own. */
    public CompiledNetwork copy(Workers among) {
        return new CompiledNetwork(operations, shapes, room, among);
    }

    /** Time steps of a window. */
    public int windowBars() {
        return shapes.getFirst().steps();
    }

    /** Features of a time step. */
    public int featureCount() {
        return shapes.getFirst().width();
    }

    /** Values of a window. */
    public int outputs() {
        return shapes.getLast().width();
    }

    /**
     * Computes the values of windows.
     *
     * @param input {@code [window, time, features]}, row-major
     * @param windowCount how many
     * @param output receives {@code [window, outputs]}
     */
    public void compute(float[] input, int windowCount, float[] output) {
        windows = input;
        values = output;
        count = windowCount;
        if (count > 1) {
            workers.run(shared);
        } else if (!computeTogether()) {
            chunk(memories[0], 0, 1);
        }
    }

    private boolean computeTogether() {
        if (room.widest() < UNITS_TO_SHARE || workers.count() == 1 || !sharing.isDue()) {
            return false;
        }
        exchange.reset();
        workers.run(together);
        boolean met = !exchange.isOff();
        sharing.tried(met);
        if (met) {
            writeValues(memoriesTogether[0], 0, 1);
        }
        return met;
    }

    private void together(int part, int parts) {
        if (parts == 1) {
            // The other threads are at work for somebody else.
            chunk(memoriesTogether[0], 0, 1);
            return;
        }
        try {
            readWindows(memoriesTogether[part], 0, 1);
            boolean met = true;
            for (int i = 0; met && i < operations.size(); i++) {
                met = operations.get(i).runTogether(memoriesTogether, part, exchange);
            }
        } catch (RuntimeException | Error e) {
            exchange.callOff();
            throw e;
        }
    }

    private void part(int part, int parts) {
        // Chunks of one size, but for the last of each part, and as many for each part as can be.
        int from = (int) ((long) part * count / parts);
        int to = (int) ((part + 1L) * count / parts);
        for (int at = from; at < to; at += CHUNK) {
            chunk(memories[part], at, Math.min(CHUNK, to - at));
        }
    }

    private void chunk(Memory memory, int from, int rows) {
        readWindows(memory, from, rows);
        // An iterator would be an allocation.
        for (int i = 0; i < operations.size(); i++) {
            operations.get(i).run(memory, rows);
        }
        writeValues(memory, from, rows);
    }

    private void readWindows(Memory memory, int from, int rows) {
        Shape window = shapes.getFirst();
        float[] first = memory.slot(0);
        int width = window.width();
        for (int row = 0; row < rows; row++) {
            int at = (from + row) * window.steps() * width;
            for (int step = 0; step < window.steps(); step++) {
                System.arraycopy(
                        windows, at + step * width, first, window.begin(rows) + (step * rows + row) * width, width);
            }
        }
    }

    private void writeValues(Memory memory, int from, int rows) {
        Shape result = shapes.getLast();
        float[] last = memory.slot(shapes.size() - 1);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(last, row * result.row(), values, (from + row) * result.width(), result.width());
        }
    }
}
