package io.hindcast.runs.config;

import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.ImportResult;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The {@code data} section: which stored bars, and in {@code data.import} the file to import them from when they aren't
 * stored yet.
 */
public final class DataSection {
    private static final Key<String> QUEUE = Key.text("queue", "The stored bars");
    private static final Key<LocalDate> FROM = Key.date(
                    "from", "First day of the bars that a run reads, in the zone of the queue")
            .optional("that of the first bar");
    private static final Key<LocalDate> TO = Key.date(
                    "to", "Last day of them; a bar that closes at the midnight that ends it belongs to it")
            .optional("that of the last bar");
    private static final Key<String> FILE =
            Key.text("file", "A CSV file to import them from when they aren't stored yet");
    private static final Key<String> INSTRUMENT =
            Key.text("instrument", "What it holds").usually("the queue's name");
    private static final Key<String> INTERVAL = Key.text(
                    "interval", "[0-9]{1,6}[smhdw]", "How long a bar is, as in `1m`, `4h` or `1d`")
            .byDefault("1d");
    private static final Key<ZoneId> ZONE =
            Key.zone("zone", "In which zone its stamps are").byDefault(ZoneId.of("UTC"));
    private static final Key<String> SESSION_CLOSE = Key.text(
                    "session-close", "[0-2][0-9]:[0-5][0-9](?::[0-9.]+)?", "When a bare date becomes known")
            .byDefault("24:00");
    private static final Key<Stamp> STAMP = Key.choice(
                    "stamp", Stamp.class, "Whether an intraday stamp is that of the bar's open or close")
            .byDefault(Stamp.OPEN);
    private static final Key<Boolean> ADJUSTED = Key.flag(
                    "adjusted",
                    "Multiplies prices by `adjclose / close`; volume follows splits, which that factor shows, and no dividends")
            .byDefault(false);
    private static final Key<OnError> ON_ERROR = Key.choice(
                    "on-error",
                    OnError.class,
                    "`fail` stores nothing when a row is wrong; `skip` leaves such rows out and counts them, up to 5 % of them")
            .byDefault(OnError.FAIL);
    private static final Key<String> SYMBOL = Key.text(
                    "symbol",
                    "Which rows of a file that holds several symbols, in a column such as `symbol` or `ticker`")
            .optional("the file's only one");

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(
            QUEUE,
            FROM,
            TO,
            Keys.section(
                    "import",
                    "Where to get the bars when they aren't stored yet",
                    Keys.of(FILE, INSTRUMENT, INTERVAL, ZONE, SESSION_CLOSE, STAMP, ADJUSTED, ON_ERROR, SYMBOL)));

    private DataSection() {}

    /**
     * Finds the bars, importing them first where needed, and the part of them that {@code data.from} and {@code data.to} name.
     *
     * @param config the whole config
     * @param told what was imported or checked
     * @throws InvalidInputException when there are no bars, they are damaged, or the stored ones are not those of {@code data.import}
     */
    public static QueueMetadata resolve(MapSettings config, Workspace workspace, Consumer<String> told) {
        ConfigKeys.declare(config);
        Settings data = config.section("data");
        String queue = data.get(QUEUE);
        BarStore store = new BarStore(workspace.queues());
        if (!data.has("import")) {
            return part(data, store, stored(store, queue, told), told);
        }
        ImportRequest request = request(data.section("import"), queue, workspace);
        CsvImport importer = new CsvImport(store);
        if (!store.exists(queue)) {
            ImportResult result = importer.run(request, (rows, read, bytes) -> {});
            told.accept(String.format(
                    Locale.ROOT,
                    "data: imported %,d bars from %s",
                    result.queue().rows(),
                    Workspace.shown(request.file())));
        } else if (Files.exists(request.file()) && !importer.upToDate(request)) {
            throw data.invalid(
                    "import",
                    "queue '" + queue + "' was imported from other bytes or with other options than stand here;"
                            + " import it again (hindcast import " + Workspace.shown(request.file()) + " --name "
                            + queue + " …), delete " + Workspace.shown(store.folder(queue))
                            + ", or name another queue");
        } else {
            told.accept("data: reused queue '" + queue + "'");
        }
        return part(data, store, stored(store, queue, told), told);
    }

    private static QueueMetadata part(Settings data, BarStore store, QueueMetadata all, Consumer<String> told) {
        Optional<LocalDate> from = data.find(FROM);
        Optional<LocalDate> to = data.find(TO);
        if (from.isEmpty() && to.isEmpty()) {
            return all;
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw data.invalid(TO, "must not be before data.from (" + from.get() + ")");
        }
        TimeRange range = new TimeRange(
                from.map(day -> midnight(day, all.zone()) + 1).orElse(Long.MIN_VALUE),
                to.map(day -> midnight(day.plusDays(1), all.zone()) + 1).orElse(Long.MAX_VALUE));
        QueueMetadata part = new StoredBars(store, all)
                .within(range)
                .orElseThrow(() -> data.invalid(
                        from.isPresent() ? FROM : TO,
                        "leaves no bar: those of queue '" + all.name() + "' close from "
                                + EpochNanos.toInstant(all.firstTime()) + " to "
                                + EpochNanos.toInstant(all.lastTime())))
                .queue();
        told.accept(String.format(
                Locale.ROOT,
                "data: %,d of the %,d bars of queue '%s', from %s to %s (data.from, data.to)",
                part.rows(),
                all.rows(),
                all.name(),
                EpochNanos.toInstant(part.firstTime()),
                EpochNanos.toInstant(part.lastTime())));
        return part;
    }

    private static long midnight(LocalDate day, ZoneId zone) {
        return EpochNanos.of(day.atStartOfDay(zone).toInstant());
    }

    private static QueueMetadata stored(BarStore store, String queue, Consumer<String> told) {
        QueueMetadata metadata = store.describe(queue);
        store.requireBlocks(queue, told);
        return metadata;
    }

    private static ImportRequest request(Settings section, String queue, Workspace workspace) {
        return new ImportRequest(
                workspace.resolve(section.get(FILE)),
                queue,
                parse(section, INSTRUMENT.byDefault(queue), Instrument::new),
                parse(section, INTERVAL, Interval::parse),
                section.get(ZONE),
                parse(section, SESSION_CLOSE, BarSpecification::sessionClose),
                section.get(STAMP),
                section.get(ADJUSTED),
                section.get(ON_ERROR),
                section.find(SYMBOL));
    }

    private static <T> T parse(Settings section, Key<String> key, Function<String, T> parser) {
        String text = section.get(key);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            InvalidInputException refusal = section.invalid(key, "'" + text + "' is not valid: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
