package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.Poison;
import io.hindcast.runs.fixture.TinyWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Garbage behind a bar reaches no model of a fold whose test begins behind it, and no row up to it. */
@Tag("slow")
class PoisonedFoldsTest {
    private static final int TRIES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"anchored, 220, 60, 25, 2, 7, 1", "anchored, 250, 50, 50, 1, 1, 3", "rolling, 150, 45, 30, 3, 3, 1"})
    void garbageBehindABarChangesNothingUpToIt(
            String window, int minTrain, int test, int step, int horizon, int purge, int seeds) throws IOException {
        String config = TinyWorkspace.walkForward("window: " + window + ", min-train-bars: " + minTrain
                + ", test-bars: " + test + ", step-bars: " + step + ", purge-bars: " + purge);
        String[] model = seeds == 1
                ? new String[] {"model.horizon=" + horizon}
                : new String[] {"model.horizon=" + horizon, "model.seeds=" + seeds};
        TinyWorkspace clean = TinyWorkspace.withBars(folder.resolve("clean"));
        Path expected = clean.backtest(config, model).folder();
        List<String> bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        SplittableRandom random = new SplittableRandom(minTrain);
        for (int i = 0; i < TRIES; i++) {
            // Once right before a fold's first test bar: the bars behind are that one and all later ones.
            int fold = 1 + random.nextInt((TinyWorkspace.BARS - 1 - minTrain) / step);
            int last = i % 2 == 0
                    ? minTrain + fold * step - 1
                    : minTrain + random.nextInt(TinyWorkspace.BARS - minTrain - 2);
            TinyWorkspace poisoned = new TinyWorkspace(Files.createDirectories(folder.resolve("poisoned" + i)));
            poisoned.bars("bars", Poison.after(last, bars, random.nextLong()));
            Path run = poisoned.backtest(config, model).folder();
            Poison.assertUntouched(run, expected, last);
            Map<String, String> models = modelsUpTo(clean, last);
            int folds = (last + 1 - minTrain) / step + 1;
            assertThat(models.keySet().stream().filter(name -> name.matches("[^/]+/provenance.json")))
                    .hasSize(folds * (seeds == 1 ? 1 : seeds + 1));
            assertThat(modelsUpTo(poisoned, last)).isEqualTo(models);
            for (int seed = 0; seeds > 1 && seed < seeds; seed++) {
                Path part = Path.of("seeds").resolve(Integer.toString(42 + seed));
                Poison.assertUntouched(run.resolve(part), expected.resolve(part), last);
            }
        }
    }

    /** All files of the models that say of themselves that they have seen no later bar. */
    private static Map<String, String> modelsUpTo(TinyWorkspace tiny, int last) throws IOException {
        Instant until =
                TinyWorkspace.FIRST_DAY.plusDays(last + 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
        Map<String, String> files = new TreeMap<>();
        for (Path model : Decided.models(tiny.home())) {
            String seen = JSON.readTree(model.resolve("provenance.json").toFile())
                    .path("last_bar")
                    .asText();
            if (!Instant.parse(seen).isAfter(until)) {
                Decided.tree(model).forEach((name, bytes) -> files.put(model.getFileName() + "/" + name, bytes));
            }
        }
        return files;
    }
}
