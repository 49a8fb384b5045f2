package io.hindcast.benchmarks;

import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Stock Deeplearning4j beside our layers and the compiled network, in one run: one window, 256 windows and a step of
 * training, for four nets. What is compared is measured one right after the other, because machines have moods.
 *
 * <p>Arguments, in any order: {@code quick} for a short and rough run, {@code ours} to measure the product's way alone, call
 * by call, for medians to set beside those of others, and a file that receives JMH's results as JSON.
 */
public final class LstmSpeed {
    private static final List<String> NETS = List.of("1x64", "2x64", "3x64", "3x128");

    private final boolean quick;
    private final boolean ours;
    private final SpeedTable table = new SpeedTable();
    private final List<RunResult> results = new ArrayList<>();

    private enum Kind {
        ONE_WINDOW("one window", SingleWindow.class, "compiled"),
        BATCH("256 windows", WindowBatch.class, "compiled"),
        TRAINING("training step of 32", TrainingStep.class, "fused");

        private final String description;
        private final Class<?> benchmark;
        private final String ours;

        /** @param ours how the product does it: a method of the benchmark */
        Kind(String description, Class<?> benchmark, String ours) {
            this.description = description;
            this.benchmark = benchmark;
            this.ours = ours;
        }
    }

    private LstmSpeed(boolean quick, boolean ours) {
        this.quick = quick;
        this.ours = ours;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws RunnerException {
        OneThread.require();
        boolean quick = false;
        boolean ours = false;
        Path file = null;
        for (String arg : args) {
            if (arg.equals("quick")) {
                quick = true;
            } else if (arg.equals("ours")) {
                ours = true;
            } else {
                file = Path.of(arg);
            }
        }
        LstmSpeed speed = new LstmSpeed(quick, ours);
        speed.measure();
        if (!ours) {
            speed.print();
        }
        if (file != null) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString())
                    .writeOut(speed.results);
            System.out.println("JMH's results: " + file);
        }
    }

    private void measure() throws RunnerException {
        for (String net : NETS) {
            for (Kind kind : Kind.values()) {
                System.err.printf(Locale.ROOT, "measuring %s, %s ...%n", net, kind.description);
                String benchmark = kind.benchmark.getName() + ".";
                if (ours) {
                    ChainedOptionsBuilder options = options(net, Pattern.quote(benchmark + kind.ours) + "$");
                    results.addAll(new Runner(options.mode(Mode.SampleTime).build()).run());
                } else {
                    Collection<RunResult> measured =
                            new Runner(options(net, Pattern.quote(benchmark)).build()).run();
                    table.add(net, kind.description, measured);
                    results.addAll(measured);
                }
            }
        }
    }

    private ChainedOptionsBuilder options(String net, String benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmarks)
                .param("net", net)
                .forks(1)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (quick) {
            TimeValue second = TimeValue.seconds(1);
            options.warmupIterations(2)
                    .warmupTime(second)
                    .measurementIterations(2)
                    .measurementTime(second);
        }
        return options;
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "windows of %d steps with %d features; kernel %s, %d threads (ND4J and its BLAS: one); Java %s%s%n%n",
                Net.STEPS,
                Net.FEATURES,
                Kernels.best().description(),
                Workers.shared().count(),
                Runtime.version(),
                quick ? "; a quick run, rough figures" : "");
        table.lines().forEach(System.out::println);
        System.out.println(
                "\n\"one thread\" is compiled on the calling thread alone; B/op are bytes that a call of compiled allocates.");
    }
}
