package io.hindcast.benchmarks;

/**
 * The size of a matrix product {@code C += A B}.
 *
 * @param rows of A and C
 * @param depth columns of A and rows of B: how many numbers a sum takes
 * @param columns of B and C
 * @param transposed whether A is stored column by column, and B changes with every product: so it is for the gradients of
 *     weights, where A is what the layer was given and B the errors of its gates
 */
record ProductSize(int rows, int depth, int columns, boolean transposed) {
    private static final String TRANSPOSED = "T";

    /** Reads {@code ROWSxDEPTHxCOLUMNS}, with a {@code T} behind it when transposed. */
    static ProductSize parse(String text) {
        boolean transposed = text.endsWith(TRANSPOSED);
        String[] sizes = text.replace(TRANSPOSED, "").split("x", -1);
        return new ProductSize(
                Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]), transposed);
    }
}
