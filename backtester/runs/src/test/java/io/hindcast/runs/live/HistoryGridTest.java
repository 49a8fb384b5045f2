package io.hindcast.runs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryGridTest {
    @TempDir
    private Path folder;

    private QueueMetadata store(String interval, String first, String zone) throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close"));
        for (int i = 0; i < 20; i++) {
            lines.add(Instant.parse(first)
                            .plus(Interval.parse(interval).duration().multipliedBy(i)) + ",1,1,1,1");
        }
        Path csv = Files.write(folder.resolve("bars.csv"), lines);
        BarStore store = new BarStore(folder);
        new CsvImport(store)
                .run(
                        new ImportRequest(
                                csv,
                                "bars",
                                new Instrument("X"),
                                Interval.parse(interval),
                                ZoneId.of(zone),
                                LocalTime.MIDNIGHT,
                                Stamp.OPEN,
                                false,
                                OnError.FAIL,
                                Optional.empty()),
                        (rows, read, bytes) -> {});
        return store.describe("bars");
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 2024-01-22T14:30:00Z, UTC, true",
        "1h, 2024-01-22T14:00:00Z, UTC, false",
        "4h, 2024-01-22T02:00:00Z, UTC, true",
        "1m, 2024-01-22T14:30:00Z, UTC, false",
        "5m, 2024-01-22T14:32:00Z, UTC, true",
        "1d, 2024-01-22T21:00:00Z, UTC, true",
        "1d, 2024-01-22T00:00:00Z, UTC, false",
        "1h, 2024-01-22T14:30:00Z, America/New_York, false"
    })
    void aGridThatIsNotTheUsualOneIsOneOfSessions(String interval, String first, String zone, boolean sessions)
            throws IOException {
        QueueMetadata history = store(interval, first, zone);
        BarStore store = new BarStore(folder);
        for (Map<String, Object> given : List.<Map<String, Object>>of(
                Map.of("name", "x"), Map.of("name", "x", "paper", Map.of("feed", "live")))) {
            Optional<MapSettings> config =
                    HistoryGrid.sessions(MapSettings.of(given), history, () -> store.open("bars"));
            assertThat(config.isPresent()).isEqualTo(sessions);
            config.ifPresent(each -> {
                assertThat(each.section("paper").get(Key.text("market", ""))).isEqualTo("sessions");
                assertThat(each.section("paper").has("feed")).isEqualTo(given.containsKey("paper"));
                assertThat(each.get(Key.text("name", ""))).isEqualTo("x");
            });
        }
        assertThat(HistoryGrid.sessions(
                        MapSettings.of(Map.of("paper", Map.of("market", "continuous"))),
                        history,
                        () -> store.open("bars")))
                .as("what the config says holds")
                .isEmpty();
    }

    /** A session that is read again by its own config, which names the market, is known by that order. */
    @Test
    void lookingLeavesTheOrderOfTheResolvedConfigAsItIs() throws IOException {
        BarStore store = new BarStore(folder);
        QueueMetadata history = store("1h", "2024-03-01T14:30:00Z", "UTC");
        MapSettings config = MapSettings.of(Map.of("data", 1, "paper", Map.of("market", "sessions")));

        assertThat(HistoryGrid.sessions(config, history, () -> store.open("bars")))
                .isEmpty();
        config.get(Key.integer("data", 0, 9, ""));
        assertThat(config.section("paper").get(Key.text("market", ""))).isEqualTo("sessions");
        assertThat(config.resolved().keySet()).containsExactly("data", "paper");
    }
}
