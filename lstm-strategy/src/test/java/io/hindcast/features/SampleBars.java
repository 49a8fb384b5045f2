package io.hindcast.features;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Bars to test on.
 *
 * @param name of the data set
 * @param bars in the order of time
 */
record SampleBars(String name, List<Bar> bars) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long FIRST_CLOSE = 1_577_836_800L * NANOS_PER_SECOND;

    @Override
    public String toString() {
        return name;
    }

    /** Every CSV file with prices under the repository's data folder, and a synthetic series. */
    static List<SampleBars> all() {
        List<SampleBars> samples = new ArrayList<>(shipped());
        samples.add(synthetic(6_000));
        return samples;
    }

    /** Every CSV file with prices under the repository's data folder; at least one. */
    static List<SampleBars> shipped() {
        Path data = dataFolder();
        try (Stream<Path> files = Files.list(data)) {
            List<SampleBars> samples = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .flatMap(SampleBars::read)
                    .toList();
            if (samples.isEmpty()) {
                throw new IllegalStateException("no CSV file with open, high, low and close in " + data);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A random walk with gaps, calm spells, bars without a range and bars without volume. */
    static SampleBars synthetic(int count) {
        SplittableRandom random = new SplittableRandom(20_240_607);
        List<Bar> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double scale = i / 500 % 2 == 0 ? 0.02 : 0.002;
            double open = close * (random.nextInt(50) == 0 ? 1 + 0.1 * (random.nextDouble() - 0.5) : 1);
            close = open * (1 + scale * (random.nextDouble() - 0.499));
            boolean narrow = random.nextInt(40) == 0;
            if (narrow) {
                open = close;
            }
            double high = Math.max(open, close) * (narrow ? 1 : 1 + scale * random.nextDouble());
            double low = Math.min(open, close) * (narrow ? 1 : 1 - scale * random.nextDouble());
            double volume = random.nextInt(30) == 0 ? 0 : 1_000 * random.nextDouble();
            bars.add(new MutableBar().set(closeTime(i), open, high, low, close, volume));
        }
        return new SampleBars("synthetic", bars);
    }

    /** Close time of the i-th of a series of hours, in nanoseconds since 1970. */
    static long closeTime(int i) {
        return FIRST_CLOSE + i * 3_600L * NANOS_PER_SECOND;
    }

    private static Path dataFolder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder.resolve("data");
            }
        }
        throw new IllegalStateException("no repository above " + Path.of("").toAbsolutePath());
    }

    private static Stream<SampleBars> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> header =
                Arrays.asList(lines.getFirst().toLowerCase(Locale.ROOT).split(",", -1));
        if (!header.containsAll(List.of("open", "high", "low", "close"))) {
            return Stream.empty();
        }
        List<Bar> bars = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            bars.add(new MutableBar()
                    .set(
                            time(cells.getFirst()),
                            cell(header, cells, "open"),
                            cell(header, cells, "high"),
                            cell(header, cells, "low"),
                            cell(header, cells, "close"),
                            cell(header, cells, "volume")));
        }
        return Stream.of(new SampleBars(file.getFileName().toString(), bars));
    }

    private static double cell(List<String> header, List<String> cells, String column) {
        return header.contains(column) ? Double.parseDouble(cells.get(header.indexOf(column))) : 0;
    }

    private static long time(String text) {
        Instant instant = text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
        return instant.getEpochSecond() * NANOS_PER_SECOND;
    }
}
