package io.hindcast.report.comparison;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a comparison as docs/comparison-folder.md describes it: four models, two references, on random walks. */
public final class ComparisonFixture {
    static final int EPOCHS = 12;
    static final String FAILURE = "training diverged in epoch 3: the loss is NaN";
    private static final List<Model> MODELS = List.of(
            new Model("stacked", false, 33_921, 1.00),
            new Model("pyramid", false, 128_897, 1.06),
            new Model("deep-bidirectional", true, 412_929, 0.97),
            new Model("deep", false, 281_345, 1.02));
    private static final List<String> TRADING =
            List.of("total_return", "cagr", "sharpe", "max_drawdown", "exposure", "trades", "turnover");
    private static final List<String> ERRORS = List.of(
            "rmse_price",
            "mae_price",
            "rmse_return",
            "mae_return",
            "directional_accuracy",
            "ic",
            "skill_price",
            "skill_return");
    private static final List<String> EFFORT = List.of("epochs", "training_seconds", "forecast_micros");
    private static final Instant START = Instant.parse("2021-01-04T21:00:00Z");

    private final Path folder;
    private List<String> symbols = List.of("SPX", "BTC-USD");
    private List<Integer> seeds = List.of(1, 2);
    private boolean hindsight;
    private boolean failure = true;
    private int bars = 250;
    private String name = "Architectures on random walks";
    private String target = "log-return";
    private Map<String, String> labels = Map.of();

    private record Model(String label, boolean offline, int parameters, double error) {}

    private ComparisonFixture(Path folder) {
        this.folder = folder;
    }

    /** Two symbols, two seeds, an offline entrant that was not traded, and a job that failed. */
    public static ComparisonFixture in(Path folder) {
        return new ComparisonFixture(folder);
    }

    ComparisonFixture hindsight() {
        hindsight = true;
        return this;
    }

    ComparisonFixture symbols(String... symbols) {
        this.symbols = List.of(symbols);
        return this;
    }

    ComparisonFixture seeds(Integer... seeds) {
        this.seeds = List.of(seeds);
        return this;
    }

    ComparisonFixture withoutFailure() {
        failure = false;
        return this;
    }

    ComparisonFixture bars(int bars) {
        this.bars = bars;
        return this;
    }

    ComparisonFixture named(String name) {
        this.name = name;
        return this;
    }

    ComparisonFixture ofPrice() {
        target = "close";
        return this;
    }

    /** Calls an entrant otherwise. */
    ComparisonFixture labelled(String entrant, String label) {
        labels = Map.of(entrant, label);
        return this;
    }

    /** Changes a comparison.json. */
    static void change(Path folder, java.util.function.Consumer<ObjectNode> change) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Path file = folder.resolve("comparison.json");
        ObjectNode root = (ObjectNode) json.readTree(file.toFile());
        change.accept(root);
        Files.writeString(file, root.toPrettyString());
    }

    /** Writes it. */
    public Path write() throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        ObjectNode head = root.putObject("comparison");
        head.put("id", "architectures-0123456789ab").put("name", name);
        head.put("started", "2026-01-02T03:04:05Z").put("finished", "2026-01-02T03:14:05Z");
        head.put("hindsight", hindsight);
        seeds.forEach(head.putArray("seeds")::add);
        head.put("strategy", "lstm (long/short, entry 5 bps, exit 0 bps)").put("target", target);
        head.put("horizon_bars", 1).put("window_bars", 60).put("side_by_side", 2);
        head.putArray("warnings").add("4 layers on 1,200 samples: the guideline is 1-2.");
        root.putObject("costs")
                .put("initial_cash", 100_000.0)
                .put("slippage_bps", 1.0)
                .put("fee_bps", 1.0);
        root.putObject("annualisation").put("periods_per_year", 252.0).put("basis", "daily bars x 252 sessions");
        ArrayNode list = root.putArray("symbols");
        ArrayNode table = root.putArray("table");
        ArrayNode jobs = root.putArray("jobs");
        for (int i = 0; i < symbols.size(); i++) {
            describe(list.addObject(), symbols.get(i));
            symbol(symbols.get(i), i, table, jobs);
        }
        Files.writeString(folder.resolve("comparison.json"), root.toPrettyString());
        Files.writeString(folder.resolve("config.yaml"), "name: fixture\nseeds: " + seeds + "\n");
        return folder;
    }

    private void describe(ObjectNode entry, String symbol) {
        entry.put("symbol", symbol).put("interval", "1d").put("bars", 5 * bars);
        entry.put("first_bar", START.minus(Duration.ofDays(4L * bars)).toString());
        entry.put("last_bar", START.plus(Duration.ofDays(bars)).toString());
        ObjectNode segments = entry.putObject("segments");
        for (String segment : List.of("train", "validation", "test")) {
            segments.putObject(segment)
                    .put("bars", bars)
                    .put("first", START.toString())
                    .put("last", START.plus(Duration.ofDays(bars)).toString());
        }
    }

    private void symbol(String symbol, int number, ArrayNode table, ArrayNode jobs) throws IOException {
        Random random = new Random(7 + number);
        double[] close = new double[bars];
        double last = 3_700;
        for (int i = 0; i < bars; i++) {
            last *= Math.exp(0.0003 + 0.011 * random.nextGaussian());
            close[i] = last;
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (Model model : MODELS) {
            List<Map<String, Double>> done = new ArrayList<>();
            int failed = 0;
            for (int seed : seeds) {
                boolean fails = failure && model.label().equals("pyramid") && seed == seeds.getLast();
                failed += fails ? 1 : 0;
                Map<String, Double> figures = fails ? Map.of() : figures(model, random);
                String id = symbol + "-" + model.label() + "-" + seed;
                job(jobs.addObject(), id, symbol, model, seed, figures, fails);
                if (!fails) {
                    done.add(figures);
                    series(Files.createDirectories(folder.resolve("jobs").resolve(id)), model, close, random);
                }
            }
            rows.add(row(symbol, model, done, failed));
        }
        rows.add(reference(symbol, "persistence"));
        rows.add(reference(symbol, "buy-and-hold"));
        for (String figure : List.of("total_return", "sharpe")) {
            String rank = figure.equals("sharpe") ? "rank_sharpe" : "rank_return";
            List<ObjectNode> ranked = rows.stream()
                    .filter(row -> !row.at("/figures/" + figure + "/mean").isNull())
                    .sorted(Comparator.comparingDouble(
                            row -> -row.at("/figures/" + figure + "/mean").asDouble()))
                    .toList();
            rows.forEach(row -> row.putNull(rank));
            for (int i = 0; i < ranked.size(); i++) {
                ranked.get(i).put(rank, i + 1);
            }
        }
        rows.sort(Comparator.comparingInt(row -> row.get("rank_return").asInt(Integer.MAX_VALUE)));
        rows.forEach(table::add);
    }

    private Map<String, Double> figures(Model model, Random random) {
        Map<String, Double> figures = new LinkedHashMap<>();
        boolean traded = !model.offline() || hindsight;
        double total = 0.4 * (model.error() - 1) + 0.05 * random.nextGaussian();
        figures.put("total_return", traded ? total : null);
        figures.put("cagr", traded ? total : null);
        figures.put("sharpe", traded ? 5 * total : null);
        figures.put("max_drawdown", traded ? 0.1 + 0.05 * random.nextDouble() : null);
        figures.put("exposure", traded ? 0.8 : null);
        figures.put("trades", traded ? 10.0 + random.nextInt(10) : null);
        figures.put("turnover", traded ? 31.7 : null);
        double error = model.error() * (1 + 0.01 * random.nextGaussian());
        figures.put("rmse_price", 42 * error);
        figures.put("mae_price", 33 * error);
        figures.put("rmse_return", 0.0112 * error);
        figures.put("mae_return", 0.0087 * error);
        figures.put("directional_accuracy", 0.5 + 0.02 * random.nextGaussian());
        figures.put("ic", model.label().equals("deep") ? null : (Double) (0.02 * random.nextGaussian()));
        figures.put("skill_price", 1 - error * error);
        figures.put("skill_return", 1 - error * error);
        figures.put("epochs", (double) EPOCHS);
        figures.put("training_seconds", model.parameters() / 1e3);
        figures.put("forecast_micros", model.parameters() / 200.0);
        return figures;
    }

    private void job(
            ObjectNode job,
            String id,
            String symbol,
            Model model,
            int seed,
            Map<String, Double> figures,
            boolean failed) {
        job.put("id", id).put("symbol", symbol).put("entrant", label(model)).put("kind", kind(model));
        job.put("seed", seed).put("status", failed ? "failed" : "done").put("error", failed ? FAILURE : null);
        job.put("folder", failed ? null : "jobs/" + id);
        job.put("report", failed || (model.offline() && !hindsight) ? null : "jobs/" + id + "/report.html");
        ObjectNode node = job.putObject("figures");
        all().forEach(key -> node.put(key, figures.get(key)));
    }

    private ObjectNode row(String symbol, Model model, List<Map<String, Double>> done, int failed) {
        ObjectNode row = JsonMapper.builder().build().createObjectNode();
        row.put("symbol", symbol).put("entrant", label(model)).put("kind", kind(model));
        row.put("description", model.label() + " LSTM, 2 x 64").put("parameters", model.parameters());
        row.put("jobs", seeds.size()).put("failed", failed);
        ObjectNode figures = row.putObject("figures");
        for (String key : all()) {
            List<Double> values = done.stream()
                    .map(each -> each.get(key))
                    .filter(value -> value != null)
                    .toList();
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
            double squares = values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            figures.putObject(key)
                    .put("mean", values.isEmpty() ? null : (Double) mean)
                    .put("sd", values.size() < 2 ? null : (Double) Math.sqrt(squares / (values.size() - 1)));
        }
        return row;
    }

    private static ObjectNode reference(String symbol, String kind) {
        Map<String, Double> values = new HashMap<>();
        if (kind.equals("persistence")) {
            values.putAll(Map.of("rmse_price", 41.5, "mae_price", 32.0, "rmse_return", 0.0111, "mae_return", 0.0086));
            values.putAll(Map.of("skill_price", 0.0, "skill_return", 0.0));
        } else {
            values.putAll(Map.of("total_return", 0.031, "cagr", 0.031, "sharpe", 0.21, "max_drawdown", 0.17));
            values.putAll(Map.of("exposure", 1.0, "trades", 0.0, "turnover", 1.0));
        }
        ObjectNode row = JsonMapper.builder().build().createObjectNode();
        row.put("symbol", symbol).put("entrant", kind).put("kind", kind);
        row.putNull("description").putNull("parameters");
        row.put("jobs", 0).put("failed", 0);
        ObjectNode figures = row.putObject("figures");
        all().forEach(key -> figures.putObject(key).put("mean", values.get(key)).putNull("sd"));
        return row;
    }

    private void series(Path job, Model model, double[] close, Random random) throws IOException {
        List<String> forecasts =
                new ArrayList<>(List.of("time,instrument,fold,close,forecast,target_time,actual,persistence"));
        List<String> equity = new ArrayList<>(List.of("time,cash,position_value,equity,benchmark_equity,exposure"));
        forecasts.add(time(-2) + ",X,train,1.0,9.0," + time(-1) + ",1.0,1.0");
        double worth = 100_000;
        for (int i = 0; i < bars; i++) {
            boolean known = i + 1 < bars;
            double forecast = close[i] * Math.exp(0.003 * model.error() * random.nextGaussian());
            forecasts.add(time(i) + ",X,test," + close[i] + "," + forecast + ","
                    + (known ? time(i + 1) + "," + close[i + 1] : ",") + "," + close[i]);
            if (i > 0) {
                worth *= 1 + 0.4 * (close[i] / close[i - 1] - 1) + 0.002 * random.nextGaussian();
            }
            equity.add(time(i) + "," + worth + ",0.0," + worth + "," + 100_000 * close[i] / close[0] + ",0.8");
        }
        Files.write(job.resolve("forecasts.csv"), forecasts);
        List<String> epochs = new ArrayList<>(List.of("fold,epoch,train_loss,validation_loss,learning_rate,seconds"));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double loss = model.error() * (0.2 + 1.3 * Math.exp(-epoch / 3.0)) + 0.01 * random.nextDouble();
            epochs.add("0," + epoch + "," + loss + "," + (loss + 0.1 + 0.01 * epoch) + ",0.001,1.5");
        }
        Files.write(job.resolve("training.csv"), epochs);
        Files.writeString(job.resolve("certificate.json"), "{}");
        if (!model.offline() || hindsight) {
            Files.write(job.resolve("equity.csv"), equity);
        }
    }

    private static String time(int bar) {
        return START.plus(Duration.ofDays(bar)).toString();
    }

    private static List<String> all() {
        List<String> keys = new ArrayList<>(TRADING);
        keys.addAll(ERRORS);
        keys.addAll(EFFORT);
        return keys;
    }

    private String label(Model model) {
        return labels.getOrDefault(model.label(), model.label());
    }

    private static String kind(Model model) {
        return model.offline() ? "offline" : "causal";
    }
}
