package io.hindcast.report.evaluation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A run with folds, seeds, paths, parameters and a holdout, as docs/run-folder.md describes it. */
public final class FoldedRun {
    public static final int FOLDS = 5;
    public static final int SEEDS = 3;
    public static final int PATHS = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random = new Random(11);
    private final Path folder;

    private FoldedRun(Path folder) {
        this.folder = folder;
    }

    /** Writes it; the bars are daily, and the last fifth is tested. */
    public static Path write(Path folder, int bars) throws IOException {
        RunFixture.withModel(folder, bars);
        return new FoldedRun(folder).write();
    }

    private Path write() throws IOException {
        training();
        parameters();
        ObjectNode summary =
                (ObjectNode) JSON.readTree(folder.resolve("summary.json").toFile());
        ObjectNode evaluation = summary.putObject("evaluation");
        evaluation.put("kind", "walk-forward").put("purge_bars", 5);
        folds(evaluation.putArray("folds"));
        ArrayNode seeds = evaluation.putArray("seeds");
        for (int i = 0; i < SEEDS; i++) {
            part(seeds, Integer.toString(42 + i), "seeds");
        }
        ObjectNode paths = evaluation.putObject("paths");
        List<String> equity = Files.readAllLines(folder.resolve("equity.csv"));
        paths.put("hindsight", true).put("groups", 6).put("test_groups", 2).put("folds", 15);
        paths.put("embargo_bars", 80).put("first", time(equity.get(1))).put("last", time(equity.getLast()));
        paths.put("benchmark_return", 0.12);
        ArrayNode list = paths.putArray("list");
        for (int i = 1; i <= PATHS; i++) {
            part(list, Integer.toString(i), "paths");
        }
        evaluation.putObject("holdout").put("bars", 250).put("scored", false).put("seen_before", 0);
        Files.writeString(folder.resolve("summary.json"), summary.toPrettyString());
        return folder;
    }

    /** Certifies the run as it is, its parts first. */
    public static void certify(Path run) throws IOException {
        ObjectNode summary =
                (ObjectNode) JSON.readTree(run.resolve("summary.json").toFile());
        for (String list : List.of("/evaluation/seeds", "/evaluation/paths/list")) {
            for (var part : summary.at(list)) {
                Path place = run.resolve(part.get("folder").asText());
                FolderCertificate.write(place, JSON.createObjectNode().put("seed", 42));
                ((ObjectNode) part)
                        .put(
                                "certificate_sha256",
                                FolderCertificate.sha256(place).orElseThrow());
            }
        }
        Files.writeString(run.resolve("summary.json"), summary.toPrettyString());
        FolderCertificate.write(run, JSON.createObjectNode().put("seed", 42));
    }

    private static String time(String row) {
        return row.substring(0, row.indexOf(','));
    }

    private void training() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("fold,epoch,train_loss,validation_loss,learning_rate,seconds,fold_number,seed");
        for (int fold = 1; fold <= FOLDS; fold++) {
            for (int seed = 42; seed < 42 + SEEDS; seed++) {
                double level = 0.9 + 0.1 * random.nextDouble();
                for (int epoch = 1; epoch <= 12; epoch++) {
                    double train = level * (0.8 + Math.exp(-epoch / 3.0)) + 0.01 * random.nextDouble();
                    double validation = level * (0.85 + Math.exp(-epoch / 3.0)) + 0.01 * epoch * random.nextDouble();
                    rows.add("fold " + fold + " seed " + seed + "," + epoch + "," + train + "," + validation
                            + ",0.001,1.5," + fold + "," + seed);
                }
            }
        }
        Files.write(folder.resolve("training.csv"), rows);
    }

    /** 30 means that move, and one that does not. */
    private void parameters() throws IOException {
        List<String> rows = new ArrayList<>(List.of("fold_number,seed,name,value"));
        for (int fold = 1; fold <= FOLDS; fold++) {
            for (int i = 0; i < 30; i++) {
                rows.add(fold + ",,scaler.mean.feature-" + i + "," + (1e-4 * fold * i + 1e-3 * random.nextGaussian()));
            }
            rows.add(fold + ",,scaler.target.mean,0.25");
            for (int seed = 42; seed < 42 + SEEDS; seed++) {
                rows.add(fold + "," + seed + ",best epoch," + (5 + random.nextInt(7)));
            }
        }
        Files.write(folder.resolve("fold_parameters.csv"), rows);
    }

    private void folds(ArrayNode folds) throws IOException {
        List<String> forecasts = Files.readAllLines(folder.resolve("forecasts.csv"));
        List<String> equity = Files.readAllLines(folder.resolve("equity.csv"));
        int tested = equity.size() - 1;
        int before = forecasts.size() - 1 - tested;
        for (int i = 0; i < FOLDS; i++) {
            int from = before + i * tested / FOLDS;
            int to = before + (i + 1) * tested / FOLDS;
            int border = (int) (0.8 * from);
            ObjectNode fold = folds.addObject().put("fold_number", i + 1);
            span(fold.putObject("train"), forecasts, 0, border - 5);
            span(fold.putObject("validation"), forecasts, border, from - 5);
            span(fold.putObject("test"), forecasts, from, to);
            fold.put("epochs", 12 * SEEDS).put("best_epoch", 7.5 + i).put("train_loss", 0.8);
            fold.put("validation_loss", 0.85 + 0.02 * i).put("constant_validation_loss", 0.87);
            fold.put("forecasts", to - from).put("rmse_return", 0.009 + 0.001 * i);
            fold.put("directional_accuracy", 0.48 + 0.01 * i).put("skill_price", -0.01 + 0.006 * i);
            fold.put("skill_return", -0.012 + 0.006 * i).put("total_return", 0.04 - 0.02 * i);
            fold.put("benchmark_return", 0.03 - 0.01 * i).put("sharpe", 1.1 - 0.4 * i);
        }
    }

    private static void span(ObjectNode span, List<String> rows, int from, int to) {
        span.put("bars", to - from).put("first", time(rows.get(from + 1))).put("last", time(rows.get(to)));
    }

    /** The run again, with an equity that drifts away from it. */
    private void part(ArrayNode list, String name, String kind) throws IOException {
        Path place = Files.createDirectories(folder.resolve(kind).resolve(name));
        for (String file : List.of(
                "config.yaml",
                "prices.csv",
                "fills.csv",
                "trades.csv",
                "certificate.json",
                "forecasts.csv",
                "summary.json")) {
            Files.copy(folder.resolve(file), place.resolve(file));
        }
        Files.writeString(
                place.resolve("training.csv"), "fold,epoch,train_loss,validation_loss,learning_rate,seconds\n");
        List<String> rows = Files.readAllLines(folder.resolve("equity.csv"));
        double drift = 1;
        double step = 0.001 * random.nextGaussian();
        List<String> own = new ArrayList<>(List.of(rows.getFirst()));
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            fields[3] = Double.toString(Double.parseDouble(fields[3]) * drift);
            own.add(String.join(",", fields));
            drift *= 1 + step + 0.002 * random.nextGaussian();
        }
        Files.write(place.resolve("equity.csv"), own);
        double first = Double.parseDouble(own.get(1).split(",", -1)[3]);
        double last = Double.parseDouble(own.getLast().split(",", -1)[3]);
        list.addObject()
                .put("name", name)
                .put("folder", kind + "/" + name)
                .put("certificate_sha256", "0123456789abcdef".repeat(4))
                .put("total_return", last / first - 1)
                .put("sharpe", 4 * (last / first - 1))
                .put("max_drawdown", 0.1)
                .put("trades", 30)
                .put("rmse_return", 0.0101)
                .put("directional_accuracy", 0.5)
                .put("skill_price", 0.004 * random.nextGaussian())
                .put("skill_return", 0.004 * random.nextGaussian());
    }
}
