package io.hindcast.fused;

import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.LstmParameters;
import io.hindcast.kernel.LstmTape;
import io.hindcast.kernel.Workers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One layer's passes on the kernel. Where a method returns null, Deeplearning4j goes on with its own path.
 *
 * <p>Deeplearning4j runs the forward pass twice in training, once for the layers behind and once for the gradient; here the
 * second one is left out when inputs, weights and state are the bits of the first.
 */
final class FusedLstmPass implements LSTMHelper {
    private static final Logger LOG = LoggerFactory.getLogger(FusedLstmPass.class);

    private final Workers workers;
    private final Arrays3d arrays = new Arrays3d();
    private @Nullable FwdPassReturn kept;

    @SuppressWarnings("NullAway.Init") // by prepare
    private LstmTape tape;

    @SuppressWarnings("NullAway.Init") // by prepare
    private LstmInputs current;

    @SuppressWarnings("NullAway.Init") // by prepare
    private LstmInputs next;

    /** @param workers among whom the arithmetic is shared */
    FusedLstmPass(Workers workers) {
        this.workers = workers;
    }

    @Override
    public boolean checkSupported() {
        return Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
    }

    @Override
    public boolean checkSupported(IActivation gates, IActivation activation, boolean peepholes) {
        return checkSupported()
                && gates instanceof ActivationSigmoid
                && activation instanceof ActivationTanH
                && !peepholes;
    }

    @Override
    public Map<String, Long> helperMemoryUse() {
        return Map.of();
    }

    @Override
    public @Nullable FwdPassReturn activate(
            Layer layer,
            NeuralNetConfiguration conf,
            IActivation gateActivation,
            INDArray input,
            INDArray recurrentWeights,
            INDArray inputWeights,
            INDArray biases,
            boolean training,
            INDArray previousOutputs,
            INDArray previousCells,
            boolean forBackprop,
            boolean forwards,
            String inputWeightKey,
            @Nullable INDArray mask,
            boolean peepholes,
            LayerWorkspaceMgr workspaces) {
        Optional<String> reason = unsupported(conf, gateActivation, input, inputWeights, mask, forwards, peepholes);
        if (reason.isPresent()) {
            LOG.debug("layer {}: Deeplearning4j's own path: {}", layer.getIndex(), reason.get());
            return null;
        }
        prepare((int) inputWeights.size(0), (int) recurrentWeights.size(0));
        next.read(arrays, input, inputWeights, recurrentWeights, biases, previousOutputs, previousCells);
        if (!forBackprop || kept == null || !next.equalBits(current)) {
            LstmInputs spare = current;
            current = next;
            next = spare;
            tape.forward(
                    current.weights(), current.x(), current.h(), current.c(), current.steps(), current.sequences());
        }
        FwdPassReturn result = new FwdPassReturn();
        result.prevAct = previousOutputs;
        result.prevMemCell = previousCells;
        int step = current.sequences() * tape.paddedUnits();
        if (!forBackprop) {
            result.fwdPassOutput = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS,
                    DataType.FLOAT,
                    new long[] {current.sequences(), recurrentWeights.size(0), current.steps()},
                    'f');
            arrays.write(tape.outputs(), step, tape.paddedUnits(), result.fwdPassOutput);
        }
        int last = current.steps() * step;
        result.lastAct = state(tape.outputs(), last, recurrentWeights.size(0), workspaces);
        result.lastMemCell = state(tape.cells(), last, recurrentWeights.size(0), workspaces);
        kept = result;
        return result;
    }

    private INDArray state(float[] states, int offset, long units, LayerWorkspaceMgr workspaces) {
        INDArray state = workspaces.createUninitialized(
                ArrayType.FF_WORKING_MEM, DataType.FLOAT, new long[] {current.sequences(), units}, 'f');
        arrays.write(states, offset, tape.paddedUnits(), state);
        return state;
    }

    private void prepare(int inputs, int units) {
        if (tape == null) {
            tape = new LstmTape(Kernels.best(), workers, inputs, units);
            current = new LstmInputs(inputs, units);
            next = new LstmInputs(inputs, units);
        }
    }

    private Optional<String> unsupported(
            NeuralNetConfiguration conf,
            IActivation gateActivation,
            INDArray input,
            INDArray inputWeights,
            @Nullable INDArray mask,
            boolean forwards,
            boolean peepholes) {
        IActivation activation = ((BaseLayer) conf.getLayer()).getActivationFn();
        if (!checkSupported(gateActivation, activation, peepholes)) {
            return Optional.of(
                    "activations are " + activation + " and " + gateActivation + (peepholes ? " with peepholes" : "")
                            + " on " + Nd4j.getExecutioner().type());
        }
        if (mask != null) {
            return Optional.of("a mask");
        }
        if (input.dataType() != DataType.FLOAT || inputWeights.dataType() != DataType.FLOAT) {
            return Optional.of("the precision is " + inputWeights.dataType());
        }
        if (input.rank() != 3 || !forwards) {
            return Optional.of("the input is no sequence that runs forwards");
        }
        long gates = inputWeights.size(1) + 4L * Kernels.best().lanes();
        long widest = Math.max(gates, input.size(1));
        if ((input.size(2) + 1) * input.size(0) * widest > Integer.MAX_VALUE) {
            return Optional.of("the minibatch is too large for an array");
        }
        return Optional.empty();
    }

    @Override
    public @Nullable Pair<Gradient, INDArray> backpropGradient(
            NeuralNetConfiguration conf,
            IActivation gateActivation,
            INDArray input,
            INDArray recurrentWeights,
            INDArray inputWeights,
            INDArray epsilon,
            boolean truncated,
            int truncatedLength,
            FwdPassReturn forward,
            boolean forwards,
            String inputWeightKey,
            String recurrentWeightKey,
            String biasKey,
            Map<String, INDArray> gradientViews,
            @Nullable INDArray mask,
            boolean peepholes,
            LayerWorkspaceMgr workspaces) {
        if (forward != kept || truncated) {
            return null;
        }
        arrays.read(epsilon.castTo(DataType.FLOAT), tape.outputErrors(), tape.paddedUnits());
        tape.backward(current.weights());
        // The pass on the tape is used up: gates have become their errors.
        kept = null;
        LstmParameters gradients = next.weights();
        tape.unpackGradients(gradients);
        Gradient result = new DefaultGradient();
        write(gradients.input(), inputWeightKey, gradientViews, result);
        write(gradients.recurrent(), recurrentWeightKey, gradientViews, result);
        write(gradients.bias(), biasKey, gradientViews, result);
        INDArray inputErrors = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD,
                DataType.FLOAT,
                new long[] {input.size(0), input.size(1), input.size(2)},
                'f');
        arrays.write(tape.inputErrors(), 0, tape.inputErrorRow(), inputErrors);
        return new Pair<>(result, inputErrors);
    }

    private static void write(float[] values, String key, Map<String, INDArray> views, Gradient gradient) {
        INDArray view = Objects.requireNonNull(views.get(key));
        Arrays3d.writeColumns(values, view);
        gradient.gradientForVariable().put(key, view);
    }
}
