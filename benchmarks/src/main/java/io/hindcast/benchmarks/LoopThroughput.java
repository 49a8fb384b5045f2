package io.hindcast.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hindcast.crossover.MovingAverageCrossProvider;
import io.hindcast.engine.execution.TradedMarket;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.BarsPerYear;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.engine.pipeline.FeatureStage;
import io.hindcast.engine.pipeline.Pipeline;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.engine.pipeline.PipelineSettings.Threads;
import io.hindcast.engine.pipeline.PipelineSettings.Waiting;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.engine.pipeline.TradingStage;
import io.hindcast.engine.plugin.Offers;
import io.hindcast.engine.split.Segment;
import io.hindcast.engine.split.Segments;
import io.hindcast.features.Ta4jFeatures;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.BarSource;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.RecordingStage;
import io.hindcast.runs.folder.RunObserver;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.store.queue.QueueWriter;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategySetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Bars a second of the whole loop and of its parts, on the same synthetic bars from a Chronicle queue: tail only, loop
 * without features, loop with nine features, Ta4j alone (its own indicators, no code of ours), and our features alone; then the loop over ring layouts.
 *
 * <p>Arguments: number of bars (10,000,000), and of bars for the layouts (1,000,000).
 */
public final class LoopThroughput {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final Instrument INSTRUMENT = new Instrument("SYNTHETIC");
    private static final PipelineSettings USUAL = new PipelineSettings(64, 1024, Waiting.BLOCKING, Threads.SHARED);
    private static final List<Map<String, Object>> NINE = List.of(
            Map.of("name", "log-return"),
            Map.of("name", "rsi"),
            Map.of("name", "ema-ratio"),
            Map.of("name", "sma-ratio"),
            Map.of("name", "macd-histogram"),
            Map.of("name", "atr-ratio"),
            Map.of("name", "bollinger-percent-b"),
            Map.of("name", "stochastic-k"),
            Map.of("name", "roc"));

    private final Path folder;
    private final BarStore store;
    /** Seconds that the last recorded loop has taken to hash its files. */
    private double certifying;

    private LoopThroughput(Path folder) {
        this.folder = folder;
        this.store = new BarStore(folder.resolve("queues"));
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        long bars = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        long layoutBars = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        Path folder = Files.createTempDirectory("hindcast-loop");
        try {
            new LoopThroughput(folder).measure(bars, layoutBars);
        } finally {
            delete(folder);
        }
    }

    private void measure(long bars, long layoutBars) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%,d synthetic one-minute bars, heap %,d MB at most, Java %s, %d processors%n",
                bars,
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        fill("all", bars);
        fill("some", layoutBars);
        warmUp();
        double tail = print("tail only", bars, seconds(() -> tail("all")), 0);
        print("loop, ma-cross, nothing recorded", bars, seconds(() -> loop("all", USUAL, false, false)), tail);
        print("loop, ma-cross, recorded to disk", bars, seconds(() -> loop("all", USUAL, false, true)), tail);
        print("the hashing of its files for a certificate", bars, certifying, tail);
        double alone = print("Ta4j alone, nine indicators", bars, seconds(() -> ta4jAlone("all")), tail);
        print("our nine features alone", bars, seconds(() -> featuresAlone("all")), tail);
        double loop = print(
                "loop, ma-cross, nine features, recorded", bars, seconds(() -> loop("all", USUAL, true, true)), tail);
        System.out.printf(Locale.ROOT, "the loop with nine features runs at %.2f of Ta4j alone%n%n", loop / alone);
        for (Threads threads : Threads.values()) {
            for (Waiting waiting : Waiting.values()) {
                PipelineSettings layout = new PipelineSettings(64, 1024, waiting, threads);
                print(
                        "nine features, recorded, " + threads + " " + waiting,
                        layoutBars,
                        seconds(() -> loop("some", layout, true, true)),
                        0);
            }
        }
    }

    private void warmUp() {
        loop("some", USUAL, true, true);
        tail("some");
        ta4jAlone("some");
        featuresAlone("some");
    }

    private void tail(String queue) {
        MutableBar bar = new MutableBar();
        double sum = 0;
        try (BarSource source = store.open(queue)) {
            while (source.next(bar)) {
                sum += bar.close();
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("bars must be numbers");
        }
    }

    private void ta4jAlone(String queue) {
        try (BarSource source = store.open(queue)) {
            StockTa4j.run(source);
        }
    }

    private void featuresAlone(String queue) {
        FeaturePipeline features = nine().get();
        double[] row = new double[features.width()];
        MutableBar bar = new MutableBar();
        try (BarSource source = store.open(queue)) {
            while (source.next(bar)) {
                features.update(bar, row);
            }
        }
    }

    private void loop(String queue, PipelineSettings layout, boolean withFeatures, boolean recorded) {
        List<Stage> stages = new ArrayList<>();
        if (withFeatures) {
            stages.add(new FeatureStage(nine().get()));
        }
        MapSettings none = MapSettings.of(Map.of());
        TradingSettings trading = TradingSettings.read(
                MapSettings.of(Map.of()), new TradedMarket(List.of(INSTRUMENT), MINUTE, Offers.builtIn()));
        Strategy strategy = new MovingAverageCrossProvider()
                .create(StrategySetup.of(
                        MapSettings.of(Map.of()), INSTRUMENT, MINUTE, ZoneOffset.UTC, trading.costs()));
        TradingMetrics metrics = new TradingMetrics(Annualisation.read(none, MINUTE, BarsPerYear.UNKNOWN));
        stages.add(
                new TradingStage(listener -> new TradingLoop(INSTRUMENT, MINUTE, strategy, trading, listener), 0, 0));
        try (BarSource source = store.open(queue)) {
            Path run = Files.createTempDirectory(folder, "run");
            if (recorded) {
                try (RecordingStage recording = new RecordingStage(
                        run, INSTRUMENT, RunPlan.without(Segments.ALL_TEST), 0, new Figures(metrics))) {
                    stages.add(recording);
                    new Pipeline(layout, withFeatures ? NINE.size() : 0, stages).run(source, done -> {});
                }
                certifying = seconds(() -> FolderCertificate.write(run, JsonNodeFactory.instance.objectNode()));
            } else {
                new Pipeline(layout, withFeatures ? NINE.size() : 0, stages).run(source, done -> {});
            }
            delete(run);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("can't record to " + folder, e);
        }
    }

    private static Supplier<FeaturePipeline> nine() {
        List<Settings> entries =
                NINE.stream().map(entry -> (Settings) MapSettings.of(entry)).toList();
        return new Ta4jFeatures().configure(entries, MINUTE, ZoneOffset.UTC);
    }

    private void fill(String name, long bars) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        MutableBar bar = new MutableBar();
        double close = 100;
        try (QueueWriter writer = store.create(name)) {
            for (long i = 1; i <= bars; i++) {
                double open = close;
                close = open * (1 + 0.002 * (random.nextDouble() - 0.5));
                double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
                double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
                writer.append(bar.set(i * 60_000_000_000L, open, high, low, close, 1 + random.nextInt(1000)));
            }
            long first = writer.firstTime();
            long last = writer.lastTime();
            long rows = writer.rows();
            writer.commit(new QueueMetadata(
                    name,
                    INSTRUMENT,
                    MINUTE,
                    ZoneOffset.UTC,
                    false,
                    true,
                    "synthetic",
                    "",
                    rows,
                    0,
                    first,
                    last,
                    writer.finish(),
                    Map.of(),
                    List.of()));
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double print(String what, long bars, double seconds, double reference) {
        double rate = bars / seconds;
        System.out.printf(
                Locale.ROOT,
                "%-48s %,12.0f bars/s%s%n",
                what,
                rate,
                reference > 0 ? String.format(Locale.ROOT, "  (%.3f of tail only)", rate / reference) : "");
        return rate;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Computes all figures, as a run does. */
    private record Figures(TradingMetrics metrics) implements RunObserver {
        @Override
        public void forecast(Segment segment, int fold, double close, double forecast, double actual) {
            throw new IllegalStateException("there is no model");
        }

        @Override
        public TradingListener trading() {
            return metrics;
        }
    }
}
