package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.app.Project.Output;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.Folders;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other models come into a session while it runs: brought along, or trained in it; and alarms tell of drift. */
@Tag("slow")
@Timeout(300)
class ModelUpkeepTest {
    private static final int HISTORY = 320;

    private static final String CONFIG = """
            name: tiny
            data: {queue: QUEUE}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}, {name: ema-ratio, bars: 10}]
            split: {train: 0.7, validation: 0.2}
            model: {name: lstm, window: 8, layers: 2, hidden: 5, training: {epochs: 3, patience: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true}
            paper: {feed: live, drift: {bars: 0}}
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static List<String> bars;
    private static Path config;
    private static Path model;
    private static Path other;

    @BeforeAll
    static void trainTwoModels() throws IOException {
        project = new Project(folder);
        bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("all.csv", bars), "all");
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("month.csv", bars.subList(HISTORY, bars.size())), "month");
        config = project.write("paper.yaml", CONFIG.replace("QUEUE", "history"));
        model = train(config);
        other = train(config, "--set=seed=7");
    }

    private static Path train(Path of, String... more) {
        List<String> args = new ArrayList<>(List.of("train", of.toString()));
        args.addAll(List.of(more));
        Output trained = project.hindcast(args.toArray(String[]::new));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        return Path.of(trained.out().strip().substring("model: ".length()));
    }

    private static HandFedSession session(String name, int from, String... overrides) {
        return new HandFedSession(project, config, name, model, "month", from, overrides);
    }

    private static Output reload(String session, Path with, String wait) {
        return project.hindcast("reload", session, "--model", with.toString(), "--wait", wait);
    }

    private static List<String> journal(String session) {
        return Project.journal(folder.resolve("paper").resolve(session).resolve("journal"));
    }

    /** Forecast prices of a backtest with a model, by time. */
    private static Map<String, String> forecasts(Path with) throws IOException {
        Path whole = project.write("backtest.yaml", CONFIG.replace("QUEUE", "all"));
        Path run = project.run(whole, "--set=split={train: 0.7, validation: 0.1}", "--model=" + with);
        Map<String, String> forecasts = new HashMap<>();
        for (String row : Files.readAllLines(run.resolve("forecasts.csv"))) {
            String[] values = row.split(",", -1);
            forecasts.put(values[0], values[4]);
        }
        return forecasts;
    }

    private static void assertParity(String session) {
        Output parity = project.hindcast("parity", session);
        assertThat(parity.out()).as(parity.err()).startsWith("identical: ");
    }

    @Test
    void aReloadedModelForecastsFromTheNextBarOnAsThoughItHadFromTheFirst() throws IOException {
        try (HandFedSession session = session("reloaded", 0)) {
            session.feed(29);
            Output output = reload("reloaded", other, "60");
            assertThat(output.exitCode()).as(output.err()).isZero();
            assertThat(output.out()).contains(": fits; trained on bars up to 2020-10-1", "from its next bar on");
            session.feed(11);
            assertThat(session.end().models().reloaded()).isEqualTo(1);
        }
        List<String> lines = journal("reloaded");
        int change = indexOf(lines, "model,", 0);
        assertThat(lines.get(change)).matches("model,[0-9a-f]{64},2020-10-1[0-9]T00:00:00Z,RELOADED");
        assertThat(count(lines.subList(0, change), "equity,")).isEqualTo(29);
        assertThat(lines.get(change - 1)).startsWith("equity,");
        assertThat(lines.get(change + 1)).startsWith("input,");

        Map<String, String> before = forecasts(model);
        Map<String, String> after = forecasts(other);
        int made = 0;
        for (int i = 0; i < lines.size(); i++) {
            String[] values = lines.get(i).split(",", -1);
            if (values[0].equals("forecast")) {
                assertThat(values[2]).isEqualTo((i < change ? before : after).get(values[1]));
                assertThat(before.get(values[1])).isNotEqualTo(after.get(values[1]));
                made++;
            }
        }
        assertThat(made).isEqualTo(40);
        // The change lies in the middle of a chunk of the backtest.
        assertParity("reloaded");

        // Started again, it repeats the change at its bar, and goes on with the new model.
        try (HandFedSession session = session("reloaded", 40)) {
            assertThat(reload("reloaded", other, "60").out()).contains("forecasts with this model already");
            session.feed(20);
        }
        List<String> longer = journal("reloaded");
        assertThat(longer.subList(0, lines.size())).isEqualTo(lines);
        assertThat(longer.getLast()).startsWith("equity,");
        String last = longer.get(lastIndexOf(longer, "forecast,"));
        assertThat(last).endsWith("," + after.get(last.split(",", -1)[1]));
        assertThat(count(longer, "model,")).isEqualTo(1);
        assertParity("reloaded");

        // It is the session's own, and must be what it was.
        Path kept = folder.resolve("paper/reloaded/models")
                .resolve(lines.get(change).substring("model,".length(), "model,".length() + 16));
        Files.writeString(kept.resolve("config.yaml"), "model: {}\n");
        assertThatThrownBy(() -> session("reloaded", 60).close())
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config.yaml is missing or was changed");
        Output changed = project.hindcast("parity", "reloaded");
        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(changed.err()).contains(kept.toString(), "config.yaml is missing or was changed");
        Files.move(kept, kept.resolveSibling("away"));
        Output missing = project.hindcast("parity", "reloaded");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains(kept.toString(), "is missing", "restore the folder");
    }

    @Test
    void aModelThatDoesNotFitIsRefusedAndTheSessionGoesOn() throws IOException {
        Path features = train(config, "--set=features=[{name: rsi, bars: 5}]");
        Path window = train(config, "--set=model.window=9");
        Path horizon = train(config, "--set=model.horizon=2");
        Path later = train(project.write("later.yaml", CONFIG.replace("QUEUE", "all")));
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        try (Stream<Path> files = Files.list(other)) {
            for (Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName()));
            }
        }
        Files.writeString(damaged.resolve("scaler.json"), "{}");
        try (HandFedSession session = session("refusing", 0)) {
            session.feed(5);
            assertRefused("refusing", features, "features", "[rsi(bars=5)]", "log-return(bars=1)");
            assertRefused("refusing", window, "a window of 9", "this run has 8");
            assertRefused("refusing", horizon, "a horizon of 2", "this run has 1");
            assertRefused(
                    "refusing",
                    later,
                    "was trained on bars up to 2020-12-2",
                    "the last bar of the session is that of 2020-11-21T00:00:00Z");
            assertRefused("refusing", damaged, "scaler.json is missing or was changed");
            assertRefused("refusing", folder, "is no model folder");
            // When the session has come that far, it will do.
            session.feed(40);
            assertThat(reload("refusing", later, "60").out()).contains("from its next bar on");
            session.feed(5);
        }
        assertThat(count(journal("refusing"), "model,")).isEqualTo(1);
        assertParity("refusing");
    }

    @Test
    void whatAModelSaysOfItsTrainingIsComparedWithTheHistory() throws IOException {
        Path lie = ModelFolders.copy(other, folder.resolve("lie"));
        ModelFolders.edit(lie, provenance -> provenance.put("rows", 1));
        Path foreign = ModelFolders.copy(other, folder.resolve("foreign"));
        ModelFolders.edit(foreign, provenance -> provenance.put("instrument", "OTHER"));
        try (HandFedSession session = session("claims", 0)) {
            session.feed(3);
            assertThat(reload("claims", other, "60").err()).doesNotContain("stated");
            assertRefused("claims", lie, "says that it was trained on 1 bars of TEST", "was edited");
            Output output = reload("claims", foreign, "60");
            assertThat(output.exitCode()).as(output.err()).isZero();
            assertThat(output.err())
                    .contains("as stated by the model's maker, which could not be checked (on bars of OTHER");
        }
    }

    private static void assertRefused(String session, Path with, String... reasons) {
        Output output = reload(session, with, "60");
        assertThat(output.exitCode()).as(output.out()).isEqualTo(2);
        assertThat(output.err()).contains(reasons).doesNotContain("    at ");
    }

    @Test
    void aSessionThatDoesNotRunTakesItUpWhenItIsStarted() throws IOException {
        try (HandFedSession session = session("asleep", 0)) {
            session.feed(10);
        }
        Path crafted = Folders.copy(other, folder.resolve("crafted"));
        Files.createSymbolicLink(crafted.resolve("nothing"), folder.resolve("missing"));
        Output output = reload("asleep", crafted, "0");
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains("no answer within 0 s: the session takes it up when it runs");
        try (HandFedSession session = session("asleep", 10)) {
            session.awaitModels(1);
            session.feed(10);
        }
        List<String> lines = journal("asleep");
        assertThat(count(lines.subList(0, indexOf(lines, "model,", 0)), "equity,"))
                .isEqualTo(10);
        assertParity("asleep");
    }

    @Test
    void theSessionChecksAgainAndGoesOnWithTheModelThatItHas() throws IOException {
        try (HandFedSession session = session("wary", 0)) {
            session.feed(10);
        }
        assertThat(reload("wary", other, "0").exitCode()).isZero();
        Path shelf = folder.resolve("paper/wary/models");
        try (Stream<Path> models = Files.list(shelf)) {
            Path brought = models.filter(Files::isDirectory).findFirst().orElseThrow();
            Files.delete(brought.resolve("network.zip"));
        }
        try (HandFedSession session = session("wary", 10)) {
            List<String> news = new ArrayList<>();
            session.await(() -> session.session().news().map(news::add).orElse(false));
            assertThat(news.getFirst()).contains("a model was refused", "network.zip is missing or was changed");
            session.feed(10);
        }
        assertThat(count(journal("wary"), "model,")).isZero();
        assertParity("wary");
    }

    @Test
    void aDamagedRequestIsSetAsideAndTheNextOneIsDealtWith() throws IOException {
        try (HandFedSession session = session("disturbed", 0)) {
            session.feed(3);
            Files.writeString(folder.resolve("paper/disturbed/reload.json"), "{");
            session.await(() -> !session.session().alarms().isEmpty());
            assertThat(session.session().alarms().getFirst()).contains("can't be dealt with", "is damaged");
            assertThat(folder.resolve("paper/disturbed/reload-damaged.json")).hasContent("{");
            assertThat(reload("disturbed", other, "60").out()).contains("from its next bar on");
            session.await(() -> session.session().alarms().isEmpty());
            session.feed(3);
        }
        assertThat(count(journal("disturbed"), "model,")).isEqualTo(1);
    }

    @Test
    void aSessionIsNotContinuedWithAnotherBaseline() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old"));
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, old.resolve(file.getFileName()));
            }
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode provenance =
                (ObjectNode) mapper.readTree(old.resolve("provenance.json").toFile());
        ((ObjectNode) provenance.path("files")).remove("baseline.json");
        mapper.writeValue(old.resolve("provenance.json").toFile(), provenance);
        Files.delete(old.resolve("baseline.json"));
        String watched = "paper.drift={bars: 10}";
        try (HandFedSession session = new HandFedSession(project, config, "unwatched", old, "month", 0, watched)) {
            session.feed(3);
            assertThat(session.session().news().orElseThrow()).contains("drift is not watched", "--retrain");
        }
        assertThatThrownBy(() -> session("unwatched", 3, watched).close())
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was begun with another model: its baseline.json was nothing and is ");
    }

    // ---- Training on a schedule

    @Test
    void trainsOnWhatIsKnownThenAndContinuesExactly() throws IOException {
        String[] schedule = {"paper.retrain={bars: 20, train-bars: 200}"};
        try (HandFedSession session = session("retrained", 0, schedule)) {
            session.feed(20);
            session.awaitModels(1);
            session.feed(20);
            session.awaitModels(2);
            session.feed(5);
            assertThat(session.end().models().retrained()).isEqualTo(2);
        }
        List<String> lines = journal("retrained");
        int first = indexOf(lines, "model,", 0);
        int second = indexOf(lines, "model,", first + 1);
        assertThat(count(lines.subList(0, first), "equity,")).isEqualTo(20);
        assertThat(count(lines.subList(0, second), "equity,")).isEqualTo(40);
        assertThat(lines.get(first)).endsWith("," + time(lines, 20) + ",RETRAINED");
        assertThat(lines.get(second)).endsWith("," + time(lines, 40) + ",RETRAINED");
        JsonNode provenance = provenance("retrained", lines.get(first));
        assertThat(provenance.path("seed").asLong()).isEqualTo(43);
        assertThat(provenance.path("last_bar").asText()).isEqualTo(time(lines, 20));
        // Bar 320 + 20 is the last of 200.
        assertThat(provenance.path("first_bar").asText()).isEqualTo("2020-05-21T00:00:00Z");
        assertThat(provenance("retrained", lines.get(second)).path("seed").asLong())
                .isEqualTo(44);
        assertParity("retrained");
        // What a session has trained can be recomputed once its bars are stored.
        Path whole = project.write("whole.yaml", CONFIG.replace("QUEUE", "all"));
        Path run = project.run(
                whole, "--set=split={train: 0.8, validation: 0.1}", "--model=" + kept("retrained", lines.get(first)));
        assertThat(Files.readString(run.resolve("certificate.json")))
                .contains("\"model_data\" : \"recomputed over the run's bars\"");

        try (HandFedSession session = session("retrained", 45, schedule)) {
            session.feed(10);
        }
        assertThat(journal("retrained").subList(0, lines.size())).isEqualTo(lines);
        assertParity("retrained");

        // Bars that come while the training goes on are none of its business.
        List<String> poisoned = new ArrayList<>(bars.subList(HISTORY, HISTORY + 20));
        for (int day = HISTORY + 20; day < bars.size(); day++) {
            poisoned.add(Project.line(day, 1e6, 2e6, 1e-3, 7e5 + day, 1e12));
        }
        project.importBars(project.csv("poisoned.csv", poisoned), "poisoned");
        try (HandFedSession session = new HandFedSession(project, config, "poisoned", model, "poisoned", 0, schedule)) {
            session.feed(25);
            session.awaitModels(1);
            session.feed(3);
        }
        List<String> other = journal("poisoned");
        assertThat(hash("poisoned", other.get(indexOf(other, "model,", 0))))
                .isEqualTo(hash("retrained", lines.get(first)));
        assertParity("poisoned");
    }

    @Test
    void aModelThatIsJournalledBehindTheLastBarIsNotTrainedAgain() {
        String[] schedule = {"paper.retrain={bars: 20, train-bars: 200}"};
        try (HandFedSession session = session("stopped", 0, schedule)) {
            session.feed(20);
            session.awaitModels(1);
        }
        assertThat(journal("stopped").getLast()).startsWith("model,");
        try (HandFedSession session = session("stopped", 20, schedule)) {
            assertThat(trains()).isFalse();
            session.feed(3);
            assertThat(session.end().models().retrained()).isEqualTo(1);
        }
        assertThat(count(journal("stopped"), "model,")).isEqualTo(1);
        assertParity("stopped");
    }

    @Test
    void aStopGivesATrainingUpAndTheNextStartMakesUpForIt() {
        String[] endless = {"paper.retrain={every: 15d}", "model.training={epochs: 100000, patience: 100000}"};
        try (HandFedSession session = session("lost", 0, endless)) {
            session.feed(14);
            assertThat(trains()).isFalse();
            session.feed(1);
            session.await(ModelUpkeepTest::trains);
            // It does not hold up the line.
            session.feed(5);
        }
        assertThat(trains()).isFalse();
        List<String> lines = journal("lost");
        try (HandFedSession session = session("lost", 20, endless)) {
            // No bar need come.
            session.await(ModelUpkeepTest::trains);
        }
        assertThat(trains()).isFalse();
        assertThat(journal("lost")).isEqualTo(lines).noneMatch(line -> line.startsWith("model,"));
    }

    private static boolean trains() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("hindcast-retraining-1"));
    }

    @Test
    void aFailedTrainingIsAnAlarmAndNotTheEnd() throws IOException {
        Path inTheWay = folder.resolve("paper/failing/models");
        try (HandFedSession session = session("failing", 0, "paper.retrain={bars: 10}")) {
            session.feed(5);
            Files.writeString(inTheWay, "no folder");
            session.feed(5);
            session.await(() -> !session.session().alarms().isEmpty());
            assertThat(session.session().alarms().getFirst()).contains("retraining has failed", inTheWay.toString());
            session.feed(5);
            Files.delete(inTheWay);
            session.feed(5);
            session.awaitModels(1);
            session.await(() -> session.session().alarms().isEmpty());
            session.feed(2);
        }
        List<String> lines = journal("failing");
        assertThat(count(lines.subList(0, indexOf(lines, "model,", 0)), "equity,"))
                .isEqualTo(20);
        assertParity("failing");
    }

    @Test
    void aScheduleThatCantWorkIsRefusedAtTheStart() {
        assertRefusedSchedule("{bars: 5, every: 1d}", "paper.retrain.every", "exactly one of the two");
        assertRefusedSchedule("{train-bars: 100}", "paper.retrain.bars", "exactly one of the two");
        assertRefusedSchedule(
                "{every: soon}", "paper.retrain.every", "one of ms, s, m, h, d, w, as in 250ms, 30s or 1d");
        assertRefusedSchedule("{bars: 5, train-bars: 9}", "paper.retrain.train-bars: of 9 bars, 6 would be left");
        assertRefusedSchedule("{bars: 5, hours: 9}", "paper.retrain.hours", "unknown key");
    }

    private static void assertRefusedSchedule(String schedule, String... reasons) {
        Output output = project.hindcast("paper", config.toString(), "--set=paper.retrain=" + schedule);
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(reasons);
    }

    // ---- Drift

    @Test
    void wilderBarsRaiseAlarmsThatAReplayRaisesAgain() throws IOException {
        List<String> wild = new ArrayList<>(bars.subList(HISTORY, HISTORY + 30));
        double close = Double.parseDouble(wild.getLast().split(",", -1)[4]);
        for (int day = HISTORY + 30; day < HISTORY + 60; day++) {
            double open = close;
            close = open * (day % 2 == 0 ? 1.3 : 0.8);
            wild.add(Project.line(day, open, 1.1 * Math.max(open, close), 0.9 * Math.min(open, close), close, 1000));
        }
        project.importBars(project.csv("wild.csv", wild), "wild");
        String drift = "paper.drift={bars: 20, psi: 4, error-ratio: 2}";
        List<String> alarms;
        try (HandFedSession session = new HandFedSession(project, config, "wild", model, "wild", 0, drift)) {
            session.feed(30);
            assertThat(session.session().alarms()).isEmpty();
            session.feed(25);
            alarms = session.session().alarms();
            assertThat(alarms).anyMatch(text -> text.startsWith("drift of forecasts: their error"));
            assertThat(alarms)
                    .anyMatch(text -> text.startsWith("drift of feature log-return(bars=1): population stability"));
            assertThat(session.end().models().drifts()).isGreaterThanOrEqualTo(2);
        }
        List<String> lines = journal("wild");
        assertThat(lines.get(indexOf(lines, "alarm,", 0) + 1)).matches("(alarm|equity),.*");
        String error = lines.stream()
                .filter(line -> line.contains(",RAISED,ERROR,"))
                .findFirst()
                .orElseThrow();
        String[] values = error.split(",", -1);
        assertThat(Double.parseDouble(values[4])).isCloseTo(liveError(lines, values[1], 20), within(1e-15));
        assertThat(Double.parseDouble(values[5])).isCloseTo(2 * validationError(), within(1e-9));
        assertParity("wild");

        // It is the same again after a restart, and without a bar it is over with another model.
        try (HandFedSession session = new HandFedSession(project, config, "wild", model, "wild", 55, drift)) {
            session.await(() -> session.session().alarms().equals(alarms));
            assertThat(reload("wild", other, "60").out()).contains("from its next bar on");
            session.feed(1);
            assertThat(session.session().alarms())
                    .isNotEmpty()
                    .noneMatch(text -> text.startsWith("drift of forecasts"));
        }
        List<String> longer = journal("wild");
        assertThat(longer.subList(0, lines.size())).isEqualTo(lines);
        assertThat(longer).anyMatch(line -> line.contains(",OVER,ERROR,NaN,"));
        assertParity("wild");
    }

    /** Root mean square of ln(forecast / close a bar later) of the last forecasts that have matured at a time. */
    private static double liveError(List<String> lines, String until, int last) {
        List<Double> closes = new ArrayList<>();
        List<Double> forecasts = new ArrayList<>();
        for (String line : lines) {
            String[] values = line.split(",", -1);
            if (values[0].equals("input") && values[4].compareTo(until) <= 0) {
                closes.add(Double.parseDouble(values[8]));
            } else if (values[0].equals("forecast") && values[1].compareTo(until) <= 0) {
                forecasts.add(Double.parseDouble(values[2]));
            }
        }
        double sum = 0;
        for (int bar = closes.size() - last; bar < closes.size(); bar++) {
            sum += Math.pow(Math.log(forecasts.get(bar - 1) / closes.get(bar)), 2);
        }
        return Math.sqrt(sum / last);
    }

    /** The same of a backtest's validation segment, from its rows. */
    private static double validationError() throws IOException {
        Path run = project.run(config, "--model=" + model);
        double sum = 0;
        int rows = 0;
        for (String row : Files.readAllLines(run.resolve("forecasts.csv"))) {
            String[] values = row.split(",", -1);
            if (values[2].equals("validation")) {
                sum += Math.pow(Math.log(Double.parseDouble(values[4]) / Double.parseDouble(values[6])), 2);
                rows++;
            }
        }
        assertThat(rows).isGreaterThan(50);
        return Math.sqrt(sum / rows);
    }

    private static int count(List<String> lines, String kind) {
        return (int) lines.stream().filter(line -> line.startsWith(kind)).count();
    }

    private static int indexOf(List<String> lines, String kind, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(kind)) {
                return i;
            }
        }
        throw new AssertionError("no " + kind + " from " + from + " on in " + lines);
    }

    private static int lastIndexOf(List<String> lines, String kind) {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).startsWith(kind) ? i : last;
        }
        return last;
    }

    /** Close of a live bar, from 1. */
    private static String time(List<String> lines, int bar) {
        return lines.stream()
                .filter(line -> line.startsWith("equity,"))
                .skip(bar - 1L)
                .findFirst()
                .orElseThrow()
                .split(",", -1)[1];
    }

    private static JsonNode provenance(String session, String change) throws IOException {
        return new ObjectMapper()
                .readTree(kept(session, change).resolve("provenance.json").toFile());
    }

    /** Of weights and scalers. */
    private static String hash(String session, String change) throws IOException {
        return new ObjectMapper()
                .readTree(kept(session, change).resolve("model.json").toFile())
                .path("hash")
                .asText();
    }

    private static Path kept(String session, String change) {
        return folder.resolve("paper")
                .resolve(session)
                .resolve("models")
                .resolve(change.split(",", -1)[1].substring(0, 16));
    }
}
