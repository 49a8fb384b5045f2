package io.hindcast.benchmarks;

import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.PackedMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the parts of an LSTM cost in OpenBLAS (the one that ND4J ships, on memory outside the heap, through JavaCPP) and in
 * our kernels, one thread each. Sizes are those of one step's recurrent product, for 1, 16 and 32 windows; of the
 * projections of a window's and of a minibatch's steps; of the gradients of recurrent weights; and of the errors that go to
 * the layer below.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class KernelChoice {
    /** Rows of errors that a gradient takes at once, as {@link io.hindcast.kernel.LstmTape} has it. */
    private static final int SUM_ROWS = 256;

    /** All products. */
    @State(Scope.Thread)
    public static class Products extends Factors {
        /** Rows, depth and columns. */
        @Param({
            "1x64x256",
            "1x128x512",
            "16x64x256",
            "16x128x512",
            "32x128x512",
            "60x10x512",
            "1920x128x512",
            "128x1920x512T",
            "1920x512x128"
        })
        String size;

        /** Fills the factors. */
        @Setup
        public void fill() {
            fill(size);
        }
    }

    /** Products of one row, for which a BLAS has a routine of their own. */
    @State(Scope.Thread)
    public static class Rows extends Factors {
        /** Rows, depth and columns. */
        @Param({"1x64x256", "1x128x512"})
        String size;

        /** Fills the factors. */
        @Setup
        public void fill() {
            fill(size);
        }
    }

    /** Factors and sum, for our kernels and for OpenBLAS. */
    @SuppressWarnings("NullAway.Init") // by fill
    abstract static class Factors {
        private ProductSize shape;
        private float[] a;
        private float[] b;
        private float[] c;
        private PackedMatrix packedForBest;
        private PackedMatrix packedForPortable;
        private FloatPointer nativeA;
        private FloatPointer nativeB;
        private FloatPointer nativeC;

        void fill(String size) {
            shape = ProductSize.parse(size);
            SplittableRandom random = new SplittableRandom(1);
            a = noise(shape.rows() * shape.depth(), random);
            b = noise(shape.depth() * shape.columns(), random);
            c = new float[shape.rows() * shape.columns()];
            packedForBest = pack(best());
            packedForPortable = pack(portable());
            openblas.blas_set_num_threads(1);
            nativeA = new FloatPointer(a);
            nativeB = new FloatPointer(b);
            nativeC = new FloatPointer(c);
            requireEqual();
        }

        private PackedMatrix pack(Kernel kernel) {
            PackedMatrix packed = new PackedMatrix(kernel.lanes(), shape.columns());
            if (packed.paddedColumns() != shape.columns()) {
                throw new IllegalArgumentException("columns must fill vectors: " + shape);
            }
            packed.packRows(b, 0, shape.columns(), shape.depth());
            return packed;
        }

        /** Makes sure that all compute the same product, then starts from zero again. */
        private void requireEqual() {
            multiplyBest();
            float[] expected = c.clone();
            Arrays.fill(c, 0f);
            multiplyPortable();
            multiplyInBlas();
            float[] inBlas = new float[c.length];
            nativeC.get(inBlas);
            for (int i = 0; i < c.length; i++) {
                double tolerance = 1e-5 * shape.depth();
                if (!(Math.abs(c[i] - expected[i]) <= tolerance && Math.abs(inBlas[i] - expected[i]) <= tolerance)) {
                    throw new IllegalStateException("products differ: " + shape + " element " + i);
                }
            }
        }

        float multiplyBest() {
            return multiply(best(), packedForBest);
        }

        float multiplyPortable() {
            return multiply(portable(), packedForPortable);
        }

        private float multiply(Kernel kernel, PackedMatrix packed) {
            int columns = shape.columns();
            if (!shape.transposed()) {
                kernel.addProduct(a, 0, shape.depth(), shape.rows(), packed, c, 0, columns);
                return c[0];
            }
            for (int from = 0; from < shape.depth(); from += SUM_ROWS) {
                int count = Math.min(SUM_ROWS, shape.depth() - from);
                packed.packRows(b, from * columns, columns, count);
                kernel.addProduct(
                        a,
                        from * shape.rows(),
                        1,
                        shape.rows(),
                        shape.rows(),
                        packed,
                        0,
                        packed.panels(),
                        c,
                        0,
                        columns);
            }
            return c[0];
        }

        float multiplyInBlas() {
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    shape.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    shape.rows(),
                    shape.columns(),
                    shape.depth(),
                    1f,
                    nativeA,
                    shape.transposed() ? shape.rows() : shape.depth(),
                    nativeB,
                    shape.columns(),
                    1f,
                    nativeC,
                    shape.columns());
            return nativeC.get(0);
        }

        float multiplyRowInBlas() {
            openblas.cblas_sgemv(
                    openblas.CblasRowMajor,
                    openblas.CblasTrans,
                    shape.depth(),
                    shape.columns(),
                    1f,
                    nativeB,
                    shape.columns(),
                    nativeA,
                    1,
                    1f,
                    nativeC,
                    1);
            return nativeC.get(0);
        }
    }

    /** What the gates of a time step work on. Numbers change from call to call, the instructions don't. */
    @State(Scope.Thread)
    public static class Gates {
        /** Windows and hidden units. */
        @Param({"1x64", "1x128", "16x64", "16x128", "32x128"})
        String size;

        private int rows;
        private int units;
        private float[] z;
        private float[] cells;
        private float[] outputs;

        /** Fills the pre-activations. */
        @Setup
        public void fill() {
            String[] sizes = size.split("x", -1);
            rows = Integer.parseInt(sizes[0]);
            units = Integer.parseInt(sizes[1]);
            SplittableRandom random = new SplittableRandom(1);
            z = noise(Kernel.GATES * rows * units, random);
            cells = noise(rows * units, random);
            outputs = new float[rows * units];
        }

        float step(Kernel kernel) {
            kernel.gates(z, 0, rows, units, cells, 0, cells, 0, outputs, 0);
            return outputs[0];
        }
    }

    private static Kernel best() {
        return Kernels.all().getFirst();
    }

    private static Kernel portable() {
        return Kernels.all().getLast();
    }

    private static float[] noise(int length, SplittableRandom random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** OpenBLAS, {@code sgemm}. */
    @Benchmark
    public float productOpenBlas(Products factors) {
        return factors.multiplyInBlas();
    }

    /** OpenBLAS, {@code sgemv}. */
    @Benchmark
    public float productOpenBlasRow(Rows factors) {
        return factors.multiplyRowInBlas();
    }

    /** The fastest kernel that this JVM has: the vector kernel, usually. */
    @Benchmark
    public float productBest(Products factors) {
        return factors.multiplyBest();
    }

    /** The portable kernel. */
    @Benchmark
    public float productPortable(Products factors) {
        return factors.multiplyPortable();
    }

    /** The fastest kernel. */
    @Benchmark
    public float gatesBest(Gates gates) {
        return gates.step(best());
    }

    /** The portable kernel. */
    @Benchmark
    public float gatesPortable(Gates gates) {
        return gates.step(portable());
    }
}
