package io.hindcast.fused;

import io.hindcast.kernel.Workers;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of an LSTM layer that runs on {@link io.hindcast.kernel.Kernel}: the parameters, the equations and all
 * settings of Deeplearning4j's {@link LSTM}, in any place where that can stand (wrappers and graphs included). Masks,
 * activations other than tanh and sigmoid, precisions other than single, truncated backpropagation and backends other than
 * the CPU's run on Deeplearning4j's own path.
 */
public final class FusedLstm extends LSTM {
    private static final long serialVersionUID = 1L;

    /** No setting of the layer: it is stored nowhere, and a layer that was read has those of the JVM. */
    private transient @Nullable Workers workers;

    /** For Deeplearning4j's JSON; use {@link #of}. */
    public FusedLstm() {}

    /**
     * A layer with the settings of another.
     *
     * @param stock for example {@code new LSTM.Builder().nIn(10).nOut(64).build()}
     */
    public static FusedLstm of(LSTM stock) {
        return of(stock, Workers.shared());
    }

    /**
     * The same where the arithmetic is shared among these threads, which change no bit of it.
     *
     * @param stock whose settings it has
     */
    public static FusedLstm of(LSTM stock, Workers workers) {
        FusedLstm fused = copy(stock, new FusedLstm());
        fused.workers = workers;
        return fused;
    }

    /** Deeplearning4j's own layer with the settings of this one: for programs that don't have this class. */
    public LSTM toStock() {
        return copy(this, new LSTM());
    }

    /** All fields that a layer's configuration has, wherever in the hierarchy it was declared. */
    private static <T extends LSTM> T copy(LSTM from, T to) {
        try {
            for (Class<?> type = LSTM.class; type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        field.set(to, field.get(from));
                    }
                }
            }
            return to;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("can't copy the settings of an LSTM layer", e);
        }
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initializeParameters,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet("FusedLstm", getLayerName(), layerIndex, getNIn(), getNOut());
        FusedLstmLayer layer =
                new FusedLstmLayer(conf, networkDataType, Objects.requireNonNullElse(workers, Workers.shared()));
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(conf, parameters, initializeParameters);
        layer.setParamTable(table);
        layer.setConf(conf);
        return layer;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof FusedLstm;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FusedLstm && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode() + 1;
    }
}
