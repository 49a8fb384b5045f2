package io.hindcast.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.LstmParameters;
import io.hindcast.kernel.LstmWeights;
import io.hindcast.kernel.StepExchange;
import io.hindcast.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LstmStackOperationTest {
    private static final int FEATURES = 5;

    /** Layers of different widths, some so narrow that a thread may have no unit of them. */
    private static final int[] UNITS = {100, 20, 64, 3, 33};

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Shape> shapes = new ArrayList<>();

    private float[] random(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() / 2);
        }
        return values;
    }

    private LstmStackOperation stack(Kernel kernel, int depth, int steps) {
        shapes.clear();
        shapes.add(Shape.sequence(steps, FEATURES, FEATURES));
        List<LstmOperation> layers = new ArrayList<>();
        for (int layer = 0; layer < depth; layer++) {
            Shape input = shapes.getLast();
            int units = UNITS[layer];
            LstmWeights weights = new LstmWeights(kernel, input.width(), units);
            weights.pack(new LstmParameters(
                    random(input.width() * 4 * units), random(units * 4 * units), random(4 * units)));
            layers.add(new LstmOperation(weights, layer, input, layer + 1));
            shapes.add(input.withWidth(units, kernel.lanes()));
        }
        return new LstmStackOperation(layers, 17);
    }

    private Memory memory(LstmStackOperation stack, Kernel kernel, float[] window) {
        int gates = Math.max(stack.gatesRoom(), new LstmWeights(kernel, FEATURES, 112).gateRoom(1));
        return begin(new Memory(shapes, 1, gates, Math.max(stack.cellsRoom(), 112)), window);
    }

    private static Memory begin(Memory memory, float[] window) {
        System.arraycopy(window, 0, memory.slot(0), FEATURES, window.length);
        return memory;
    }

    /** Steps fewer than a block, blocks cut short, fewer steps than the wavefront is long. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "1, 9, 2", "2, 4, 2", "3, 22, 2", "5, 2, 2", "5, 61, 2", "5, 22, 3", "2, 3, 7"})
    void everyThreadEndsWithTheBitsOfOneThreadAlone(int depth, int steps, int threads) {
        for (Kernel kernel : Kernels.all()) {
            LstmStackOperation stack = stack(kernel, depth, steps);
            float[] window = random(steps * FEATURES);
            Memory alone = memory(stack, kernel, window);
            stack.run(alone, 1);
            Memory[] memories = new Memory[threads];
            memories[0] = memory(stack, kernel, window);
            for (int part = 1; part < threads; part++) {
                memories[part] = begin(memories[0].beside(stack::sharesSlot), window);
            }
            Workers workers = new Workers(threads);
            StepExchange exchange = new StepExchange(threads, depth, Long.MAX_VALUE);
            // The second round finds the states of the first.
            for (int round = 0; round < 2; round++) {
                exchange.reset();
                forget(memories[0], depth);
                // As an operation before this one would leave it.
                for (int part = 0; part < threads; part++) {
                    for (int layer = 0; layer < depth; layer++) {
                        exchange.finished(part, layer, 17);
                    }
                }
                AtomicInteger met = new AtomicInteger();
                workers.run((part, parts) -> met.addAndGet(stack.runTogether(memories, part, exchange) ? 1 : 0));
                assertThat(met.get()).isEqualTo(threads);
                for (int part = 0; part < threads; part++) {
                    for (int slot = 1; slot <= depth; slot++) {
                        assertThat(exchange.steps(part, slot - 1)).isEqualTo(17 + stack.steps());
                        assertThat(memories[part].slot(slot))
                                .as(kernel.description() + ", part " + part + ", layer " + slot)
                                .isEqualTo(alone.slot(slot));
                    }
                }
            }
        }
    }

    /** So that what is read too early can't be right by chance. */
    private void forget(Memory memory, int depth) {
        for (int slot = 1; slot <= depth; slot++) {
            float[] outputs = memory.slot(slot);
            Arrays.fill(outputs, shapes.get(slot).row(), outputs.length, Float.NaN);
        }
    }
}
