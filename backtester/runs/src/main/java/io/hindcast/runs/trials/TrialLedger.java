package io.hindcast.runs.trials;

import io.hindcast.runs.config.LedgerSeen;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.ledger.Ledger;
import io.hindcast.store.ledger.LedgerEntry;
import io.hindcast.store.ledger.LedgerHead;
import io.hindcast.store.ledger.LedgerReading;
import io.hindcast.store.ledger.MergeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ledger of trials of a workspace: {@code trials.jsonl} beside its stored bars, and the returns of each trial in {@code
 * trials/}. Whoever plans runs notes them here before they begin, and what came of them when they have ended.
 */
public final class TrialLedger {
    /** Name of the file. */
    public static final String FILE = "trials.jsonl";

    private final Ledger ledger;
    private final Path series;
    private final List<Path> certified;

    /** That of a workspace, held against the certificates of its runs and of the comparisons beside them. */
    public TrialLedger(Workspace workspace) {
        this(workspace, workspace.runs().resolveSibling("comparisons"));
    }

    /**
     * That of a workspace, held against the certificates of its runs and of comparisons.
     *
     * @param comparisons need not exist
     */
    public TrialLedger(Workspace workspace, Path comparisons) {
        Path file = workspace.queues().resolveSibling(FILE);
        ledger = new Ledger(file);
        series = file.resolveSibling("trials");
        certified = List.of(workspace.runs(), comparisons);
    }

    /** Its file, which need not exist. */
    public Path file() {
        return ledger.file();
    }

    /** Where the returns of a trial are stored once it has ended. */
    public Path series(String trial) {
        return series.resolve(trial + ".csv");
    }

    /** What it holds. */
    public LedgerReading read() {
        return ledger.read();
    }

    /** Its trials. */
    public Trials trials() {
        return Trials.of(ledger.read());
    }

    /** What is wrong with it, a sentence each, with what to do about it; none as a rule. */
    public List<String> problems() {
        return problems(List.of());
    }

    /** The same, held against the certificate of a folder as well, wherever it lies. */
    public List<String> problems(Path folder) {
        return problems(CertifiedHead.of(folder).stream().toList());
    }

    private List<String> problems(List<CertifiedHead> more) {
        // Certificates first: what they carry was in the file before them, and one may be written right now.
        List<CertifiedHead> heads = new ArrayList<>(more);
        certified.forEach(each -> heads.addAll(CertifiedHead.within(each)));
        return LedgerProblems.of(file(), ledger.read(), heads);
    }

    /**
     * Notes what will be tried, in one write; what stands there already is not noted again.
     *
     * @param by who has planned it
     * @param told what else is worth saying
     */
    public LedgerSeen plan(List<Trial> trials, String by, Instant now, Consumer<String> told) {
        List<String> problems = problems();
        LedgerReading after = ledger.append(before -> {
            Set<String> there = ids(before, Trials.TRIAL);
            List<LedgerEntry> lines = new ArrayList<>();
            for (Trial trial : trials) {
                if (there.add(trial.id())) {
                    lines.add(new LedgerEntry(Trials.TRIAL, trial.line(now, by)));
                }
            }
            if (before.tornBytes() > 0 && !lines.isEmpty()) {
                told.accept("ledger of trials: its last line was torn by a process that was killed while it wrote ("
                        + before.tornBytes() + " bytes); it was closed, and a note says what it held");
            }
            return lines;
        });
        return new LedgerSeen(after.head(), problems);
    }

    /** How it stands for whoever notes nothing in it. */
    public LedgerSeen seen() {
        List<String> problems = problems();
        return new LedgerSeen(ledger.read().head(), problems);
    }

    /**
     * Notes what came of a trial, and stores its returns; nothing where that has been done.
     *
     * @param run name of its folder
     * @param folder where it is now
     * @return where the ledger ends then
     * @throws InvalidInputException when the run's {@code equity.csv} is not what docs/run-folder.md says
     */
    public LedgerHead ended(Trial trial, String run, Path folder, Instant now) {
        Path file = series(trial.id());
        LedgerReading before = ledger.read();
        if (ids(before, Trials.RESULT).contains(trial.id()) && Files.exists(file)) {
            return before.head();
        }
        RunReturns.Ended ended = RunReturns.of(trial, folder);
        TrialResult result =
                new TrialResult(run, ended.bars(), ended.days(), ended.returns().sha256());
        return ledger.append(current -> {
                    // While the ledger is locked, for the same trial may end in another process as well.
                    if (!Files.exists(file)) {
                        store(file, ended.returns().csv());
                    }
                    List<LedgerEntry> lines = new ArrayList<>();
                    if (!ids(current, Trials.TRIAL).contains(trial.id())) {
                        // Somebody has cut it off since it was planned.
                        lines.add(new LedgerEntry(Trials.TRIAL, trial.line(now, run)));
                    }
                    if (!ids(current, Trials.RESULT).contains(trial.id())) {
                        lines.add(new LedgerEntry(Trials.RESULT, result.line(now, trial.id())));
                    }
                    return lines;
                })
                .head();
    }

    private void store(Path file, String csv) {
        try {
            Files.createDirectories(series);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make " + series, e);
        }
        FileReplacement.write(file, csv);
    }

    private static Set<String> ids(LedgerReading reading, String kind) {
        Set<String> ids = new HashSet<>();
        reading.entries().stream()
                .filter(line -> line.kind().equals(kind))
                .forEach(line -> ids.add(line.content().path("trial").asText()));
        return ids;
    }

    /**
     * The trials of an instrument whose periods overlap with one.
     *
     * @param first close of the first bar of it
     * @param last close of the last one
     */
    public RelatedTrials related(String instrument, Instant first, Instant last) {
        List<CountedTrial> related = trials().all().stream()
                .filter(each -> each.trial().isRelated(instrument, first, last))
                .sorted(Comparator.comparing(each -> each.trial().id()))
                .toList();
        Map<String, TrialReturns> returns = new HashMap<>();
        for (CountedTrial each : related) {
            each.result()
                    .flatMap(result -> stored(each.trial().id(), result))
                    .ifPresent(series -> returns.put(each.trial().id(), series));
        }
        return new RelatedTrials(related, returns);
    }

    /** A trial among those that it must be judged among; empty where it has not ended. */
    public Optional<LedgerEnd.Standing> standing(Trial trial) {
        RelatedTrials related = related(trial.instrument(), trial.first(), trial.last());
        return related.all().stream()
                .filter(each ->
                        each.trial().id().equals(trial.id()) && each.result().isPresent())
                .findFirst()
                .map(own -> new LedgerEnd.Standing(related, own));
    }

    /** Empty where the series is not there, or is another one than the ledger speaks of. */
    private Optional<TrialReturns> stored(String trial, TrialResult result) {
        Path file = series(trial);
        return Files.isRegularFile(file) && Sha256.ofFiles(file).equals(result.seriesSha256())
                ? Optional.of(TrialReturns.read(file, "run that trial again"))
                : Optional.empty();
    }

    /**
     * Joins another copy to it, with the returns beside that one.
     *
     * @param other file of the copy
     * @throws InvalidInputException when it is none
     */
    public MergeResult merge(Path other, Instant now) {
        MergeResult result = ledger.merge(other, now.toString());
        Path beside = other.resolveSibling("trials");
        if (Files.isDirectory(beside)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(beside, "*.csv")) {
                for (Path file : files) {
                    Path own = series.resolve(file.getFileName());
                    if (!Files.exists(own)) {
                        store(own, Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("can't copy the returns of " + beside, e);
            }
        }
        return result;
    }
}
