package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.store.queue.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files to import, and what they became. */
final class ImportFixture {
    static final String HEADER = "date,open,high,low,close,volume";

    private final Path folder;
    private final BarStore store;

    ImportFixture(Path folder) {
        this.folder = folder;
        store = new BarStore(folder.resolve("queues"));
    }

    BarStore store() {
        return store;
    }

    ZoneId newYork() {
        return ZoneId.of("America/New_York");
    }

    Path file(String header, List<String> rows) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        return Files.write(Files.createTempFile(folder, "bars", ".csv"), all);
    }

    ImportResult run(String name, List<String> rows) throws IOException {
        return run(name, rows, "1d", OnError.FAIL);
    }

    ImportResult run(String name, List<String> rows, String interval, OnError onError) throws IOException {
        return run(name, file(HEADER, rows), interval, onError, null);
    }

    ImportResult run(String name, Path file, String interval, OnError onError, String symbol) {
        return run(name, file, interval, "America/New_York", Stamp.OPEN, false, onError, symbol);
    }

    ImportResult run(
            String name,
            Path file,
            String interval,
            String zone,
            Stamp stamp,
            boolean adjusted,
            OnError onError,
            String symbol) {
        return new CsvImport(store)
                .run(
                        new ImportRequest(
                                file,
                                name,
                                new Instrument("X"),
                                Interval.parse(interval),
                                ZoneId.of(zone),
                                LocalTime.of(16, 0),
                                stamp,
                                adjusted,
                                onError,
                                Optional.ofNullable(symbol)),
                        (rows, read, bytes) -> {});
    }

    List<Bar> bars(String name) {
        List<Bar> bars = new ArrayList<>();
        MutableBar bar = new MutableBar();
        try (BarSource source = store.open(name)) {
            while (source.next(bar)) {
                bars.add(bar.copy());
            }
        }
        return bars;
    }
}
