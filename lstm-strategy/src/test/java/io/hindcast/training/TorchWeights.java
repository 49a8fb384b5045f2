package io.hindcast.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters as PyTorch names and orders them, brought to Deeplearning4j's names and order. Matrices are transposed, and the
 * gates' blocks of an LSTM go from input, forget, candidate, output to candidate, forget, output, input. PyTorch's two biases
 * become their sum.
 */
final class TorchWeights {
    private static final int[] GATES = {2, 1, 3, 0};

    private TorchWeights() {}

    /** Parameters or gradients of a golden file by the names of {@link ComputationGraph#paramTable()}, row-major. */
    static Map<String, double[][]> convert(JsonNode tensors, boolean gradients) {
        Map<String, double[][]> all = new TreeMap<>();
        tensors.properties().forEach(entry -> {
            int dot = entry.getKey().indexOf('.');
            String vertex = entry.getKey().substring(0, dot);
            String name = entry.getKey().substring(dot + 1);
            double[][] value = matrix(entry.getValue());
            if (name.startsWith("weight_ih") || name.startsWith("weight_hh") || name.startsWith("bias_")) {
                boolean reverse = name.endsWith("_reverse");
                String direction = vertex.startsWith("bidirectional") ? (reverse ? "b" : "f") : "";
                String key = name.startsWith("weight_ih") ? "W" : name.startsWith("weight_hh") ? "RW" : "b";
                // Both of PyTorch's biases have the gradient of their sum.
                all.merge(
                        vertex + "_" + direction + key,
                        transposed(gates(value)),
                        (first, second) -> gradients ? first : sum(first, second));
            } else {
                all.put(vertex + (name.equals("weight") ? "_W" : "_b"), transposed(value));
            }
        });
        return all;
    }

    /** Sets all parameters of a network, each of which must be there. */
    static void set(ComputationGraph network, JsonNode tensors) {
        Map<String, double[][]> values = convert(tensors, false);
        Map<String, INDArray> parameters = network.paramTable();
        if (!parameters.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException(parameters.keySet() + " are not " + values.keySet());
        }
        values.forEach((name, value) -> {
            INDArray parameter = asMatrix(parameters.get(name));
            if (parameter.rows() != value.length || parameter.columns() != value[0].length) {
                throw new IllegalArgumentException(name + ": " + parameter.shapeInfoToString());
            }
            for (int i = 0; i < value.length; i++) {
                for (int j = 0; j < value[i].length; j++) {
                    parameter.putScalar(i, j, value[i][j]);
                }
            }
        });
    }

    /** A view: vectors as one row, for putScalar(row, column) goes wrong on arrays of rank 1. */
    static INDArray asMatrix(INDArray values) {
        return values.rank() == 1 ? values.reshape(1, values.length()) : values;
    }

    private static double[][] matrix(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode row = node.get(i);
            // A vector is a column, so that transposing makes the row that Deeplearning4j has.
            rows[i] = new double[row.isNumber() ? 1 : row.size()];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = row.isNumber() ? row.asDouble() : row.get(j).asDouble();
            }
        }
        return rows;
    }

    private static double[][] gates(double[][] rows) {
        int hidden = rows.length / GATES.length;
        double[][] reordered = new double[rows.length][];
        for (int gate = 0; gate < GATES.length; gate++) {
            System.arraycopy(rows, GATES[gate] * hidden, reordered, gate * hidden, hidden);
        }
        return reordered;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private static double[][] sum(double[][] first, double[][] second) {
        double[][] sum = new double[first.length][first[0].length];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] = first[i][j] + second[i][j];
            }
        }
        return sum;
    }
}
