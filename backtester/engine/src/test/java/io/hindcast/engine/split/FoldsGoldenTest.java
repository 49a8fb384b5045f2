package io.hindcast.engine.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Folds equal those of {@code src/test/python/folds.py}, which puts each bar into its place by looking at it alone. */
class FoldsGoldenTest {
    @Test
    void foldsOfAThousandSettingsAreThoseOfPython() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSize(1_000);
        List<String> different = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            String found = fields[0].equals("combinatorial")
                    ? combinatorial(settings(fields[1]), fields[2].split(" ", -1))
                    : walkForward(settings(fields[1]), fields[2].split(" ", -1));
            if (!found.equals(fields[3])) {
                different.add(fields[1] + ", " + fields[2] + "\n  here: " + found + "\n  there: " + fields[3]);
            }
        }
        assertThat(different).isEmpty();
    }

    private static String walkForward(MapSettings settings, String[] numbers) {
        int rows = Integer.parseInt(numbers[0]);
        WalkForwardSettings section = new WalkForwardSettings(settings, Integer.parseInt(numbers[1]));
        TestBars bars =
                numbers[2].equals("-") ? TestBars.none() : TestBars.workingDays(LocalDate.parse(numbers[2]), rows);
        String plan = refusedOr(() -> text(section.plan(rows, bars::open, ZoneOffset.UTC)));
        boolean more = !plan.equals("refused")
                && section.plan(rows, bars::open, ZoneOffset.UTC).holdout().isPresent();
        return more
                ? plan + " | " + refusedOr(() -> text(section.planOfHoldout(rows, bars::open, ZoneOffset.UTC)))
                : plan;
    }

    private static String combinatorial(MapSettings settings, String[] numbers) {
        int rows = Integer.parseInt(numbers[0]);
        int kept = Integer.parseInt(numbers[3]);
        CombinatorialSettings section =
                new CombinatorialSettings(settings, Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        return refusedOr(() -> {
            CombinatorialPlan plan = section.plan(rows, rows - kept);
            String paths = IntStream.range(0, plan.paths())
                    .mapToObj(path -> plan.path(path).stream()
                            .map(fold -> Integer.toString(fold.number()))
                            .collect(Collectors.joining(".")))
                    .collect(Collectors.joining(" "));
            return text(plan.plan()) + " | " + paths;
        });
    }

    private static String refusedOr(Supplier<String> plan) {
        try {
            return plan.get();
        } catch (InvalidInputException e) {
            return "refused";
        }
    }

    private static String text(FoldPlan plan) {
        return plan.folds().stream()
                .map(fold -> fold.number() + ":" + text(fold.train()) + ":" + text(fold.validation()) + ":"
                        + text(fold.test()))
                .collect(Collectors.joining(" "));
    }

    /** Adjacent ranges as one, as a set of bars has them. */
    private static String text(List<BarRange> ranges) {
        List<BarRange> joined = new ArrayList<>();
        for (BarRange each : ranges) {
            boolean adjacent = !joined.isEmpty() && joined.getLast().to() == each.from();
            long from = adjacent ? joined.removeLast().from() : each.from();
            joined.add(new BarRange(from, each.to()));
        }
        return joined.stream().map(BarRange::toString).collect(Collectors.joining("+"));
    }

    private static MapSettings settings(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String each : text.split(" ", -1)) {
            String[] pair = each.split("=", -1);
            values.put(pair[0], value(pair[1]));
        }
        return MapSettings.of(values);
    }

    private static Object value(String text) {
        if (text.matches("[0-9]+")) {
            return Integer.valueOf(text);
        }
        return text.matches("[0-9.]+") ? Double.valueOf(text) : text;
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(FoldsGoldenTest.class.getResourceAsStream("folds.csv.gz"))),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }
}
