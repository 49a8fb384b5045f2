package io.hindcast.kernel;

/**
 * An LSTM layer and its derivatives in double precision, one number at a time, straight from the equations: the reference
 * that everything else is held against. One sequence; parameters in the order of {@link LstmParameters}.
 */
final class ReferenceLstm {
    private final int inputs;
    private final int units;
    final double[] input;
    final double[] recurrent;
    final double[] bias;
    final double[] inputGradient;
    final double[] recurrentGradient;
    final double[] biasGradient;

    ReferenceLstm(int inputs, int units, double[] input, double[] recurrent, double[] bias) {
        this.inputs = inputs;
        this.units = units;
        this.input = input;
        this.recurrent = recurrent;
        this.bias = bias;
        inputGradient = new double[input.length];
        recurrentGradient = new double[recurrent.length];
        biasGradient = new double[bias.length];
    }

    /** What a step needs again on the way back. */
    private record Step(double[] gates, double[] before, double[] after, double[] h, double[] previous) {}

    private Step step(double[] x, double[] previous, double[] before) {
        double[] gates = new double[4 * units];
        for (int column = 0; column < gates.length; column++) {
            double sum = bias[column];
            for (int i = 0; i < inputs; i++) {
                sum += x[i] * input[column * inputs + i];
            }
            for (int i = 0; i < units; i++) {
                sum += previous[i] * recurrent[column * units + i];
            }
            gates[column] = column < units ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
        }
        double[] after = new double[units];
        double[] h = new double[units];
        for (int i = 0; i < units; i++) {
            after[i] = gates[units + i] * before[i] + gates[3 * units + i] * gates[i];
            h[i] = gates[2 * units + i] * Math.tanh(after[i]);
        }
        return new Step(gates, before, after, h, previous);
    }

    private Step[] steps(double[][] x) {
        Step[] steps = new Step[x.length];
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < x.length; t++) {
            steps[t] = step(x[t], h, c);
            h = steps[t].h();
            c = steps[t].after();
        }
        return steps;
    }

    /** Outputs {@code [time][units]} of inputs {@code [time][inputs]}. */
    double[][] outputs(double[][] x) {
        Step[] steps = steps(x);
        double[][] outputs = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            outputs[t] = steps[t].h();
        }
        return outputs;
    }

    /** Adds to the gradients, and returns the errors of the inputs {@code [time][inputs]}. */
    double[][] backward(double[][] x, double[][] errors) {
        Step[] steps = steps(x);
        double[][] dx = new double[x.length][inputs];
        double[] dhLater = new double[units];
        double[] dc = new double[units];
        for (int t = x.length - 1; t >= 0; t--) {
            Step step = steps[t];
            double[] g = step.gates();
            double[] dz = new double[4 * units];
            for (int i = 0; i < units; i++) {
                double dh = errors[t][i] + dhLater[i];
                double squashed = Math.tanh(step.after()[i]);
                double cell = dc[i] + dh * g[2 * units + i] * (1 - squashed * squashed);
                dz[i] = cell * g[3 * units + i] * (1 - g[i] * g[i]);
                dz[units + i] = cell * step.before()[i] * g[units + i] * (1 - g[units + i]);
                dz[2 * units + i] = dh * squashed * g[2 * units + i] * (1 - g[2 * units + i]);
                dz[3 * units + i] = cell * g[i] * g[3 * units + i] * (1 - g[3 * units + i]);
                dc[i] = cell * g[units + i];
            }
            dhLater = new double[units];
            for (int column = 0; column < dz.length; column++) {
                biasGradient[column] += dz[column];
                for (int i = 0; i < inputs; i++) {
                    inputGradient[column * inputs + i] += dz[column] * x[t][i];
                    dx[t][i] += dz[column] * input[column * inputs + i];
                }
                for (int i = 0; i < units; i++) {
                    recurrentGradient[column * units + i] += dz[column] * step.previous()[i];
                    dhLater[i] += dz[column] * recurrent[column * units + i];
                }
            }
        }
        return dx;
    }
}
