package io.hindcast.compiled;

import io.hindcast.kernel.ActivationFunction;
import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.LstmParameters;
import io.hindcast.kernel.LstmWeights;
import io.hindcast.kernel.PackedMatrix;
import io.hindcast.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays out slots and operations from a window upwards. Slots are named by their number; 0 is the window. */
final class ProgramBuilder {
    private final Kernel kernel;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private int gatesRoom;
    private int cellsRoom;
    private int widest;
    private int deepest;

    ProgramBuilder(Kernel kernel, int steps, int features) {
        this.kernel = kernel;
        shapes.add(Shape.sequence(steps, features, features));
    }

    Shape shape(int slot) {
        return shapes.get(slot);
    }

    private int slot(Shape shape) {
        shapes.add(shape);
        return shapes.size() - 1;
    }

    /** Sequence to sequence. */
    int lstm(int from, LstmParameters parameters, int units) {
        Shape input = shape(from);
        LstmWeights weights = new LstmWeights(kernel, input.width(), units);
        weights.pack(parameters);
        gatesRoom = Math.max(gatesRoom, weights.gateRoom(CompiledNetwork.chunk()));
        cellsRoom = Math.max(cellsRoom, weights.paddedUnits() * CompiledNetwork.chunk());
        widest = Math.max(widest, weights.paddedUnits());
        int to = slot(input.withWidth(units, kernel.lanes()));
        operations.add(new LstmOperation(weights, from, input, to));
        return to;
    }

    /** Puts LSTM layers that read one another into stacks. */
    private List<Operation> stacked() {
        List<Operation> stacked = new ArrayList<>();
        int steps = 0;
        for (int i = 0; i < operations.size(); ) {
            List<LstmOperation> stack = new ArrayList<>();
            while (i < operations.size()
                    && operations.get(i) instanceof LstmOperation lstm
                    && (stack.isEmpty() || stack.getLast().to() == lstm.from())) {
                stack.add(lstm);
                i++;
            }
            if (stack.isEmpty()) {
                stacked.add(operations.get(i));
                i++;
            } else {
                LstmStackOperation operation = new LstmStackOperation(stack, steps);
                steps += operation.steps();
                deepest = Math.max(deepest, stack.size());
                gatesRoom = Math.max(gatesRoom, operation.gatesRoom());
                cellsRoom = Math.max(cellsRoom, operation.cellsRoom());
                stacked.add(operation);
            }
        }
        return stacked;
    }

    /**
     * Vector to vector, or each step to a step.
     *
     * @param weights {@code [inputs][units]}, row-major
     */
    int dense(int from, float[] weights, float[] bias, ActivationFunction activation) {
        Shape input = shape(from);
        Shape output = input.withWidth(bias.length, kernel.lanes());
        PackedMatrix packed = new PackedMatrix(kernel.lanes(), bias.length);
        packed.packRows(weights, 0, bias.length, input.width());
        int to = slot(output);
        operations.add(new DenseOperation(
                kernel, packed, Arrays.copyOf(bias, output.row()), activation, from, input, to, output));
        return to;
    }

    /** Two values of one shape to their sum. */
    int add(int left, int right) {
        Shape output = shape(left);
        int to = slot(output);
        operations.add(new AddOperation(left, shape(left), right, shape(right), to, output));
        return to;
    }

    /** Sequence to sequence, the last step first. */
    int reverse(int from) {
        Shape input = shape(from);
        int to = slot(input);
        operations.add(new ReverseOperation(from, input, to));
        return to;
    }

    /** Two values of as many steps to one, side by side. */
    int concat(int left, int right) {
        Shape output = shape(left).withWidth(shape(left).width() + shape(right).width(), kernel.lanes());
        int to = slot(output);
        operations.add(new ConcatOperation(left, shape(left), right, shape(right), to, output));
        return to;
    }

    /** Sequence to vector. */
    int lastStep(int from) {
        Shape input = shape(from);
        int to = slot(Shape.vector(input.width(), input.row()));
        operations.add(new LastStepOperation(from, input, to));
        return to;
    }

    /** A sequence and a score for each of its steps to a vector. */
    int attention(int from, int scores) {
        Shape input = shape(from);
        Shape output = Shape.vector(input.width(), input.row());
        int to = slot(output);
        operations.add(new AttentionOperation(from, input, scores, shape(scores), to, output));
        return to;
    }

    /** The program; its value is that of the slot that was made last. */
    CompiledNetwork build(Workers workers) {
        List<Operation> program = stacked();
        return new CompiledNetwork(
                program, shapes, new CompiledNetwork.Room(gatesRoom, cellsRoom, widest, deepest), workers);
    }
}
