package io.hindcast.report.run;

import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.report.files.TradeColumn;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run on disk, complete.
 *
 * @param path the folder
 * @param check what has become of its files; {@link #open} lets nothing pass but another page
 */
public record RunFolder(Path path, FolderCheck check) {
    /** As a run's name: the one that ended last. */
    public static final String LATEST = "latest";

    /** What is said of a run of an earlier version. */
    public static final String UNCHECKED =
            "the certificate of this run is of an earlier version and has no hashes of the run's"
                    + " files, so whether one of them was changed can't be checked";

    private static final String SUMMARY = SummaryFile.NAME;
    private static final String REMEDY = "run the backtest again, or restore the folder from a copy";
    private static final List<String> ALWAYS = List.of(
            "config.yaml",
            EquityColumn.FILE,
            PriceColumn.FILE,
            FillColumn.FILE,
            TradeColumn.FILE,
            SUMMARY,
            FolderCertificate.FILE);

    /**
     * Opens a run and makes sure that its files are those that it wrote. Its page may be another one: nobody reads it, and it
     * can be made again from the others.
     *
     * @throws InvalidInputException when the folder or one of the files that a report needs is missing, or a file was changed
     *     or added, in it or in a run that is a part of it
     */
    public static RunFolder open(Path path) {
        return open(path, REMEDY);
    }

    /**
     * Opens a run, as {@link #open(Path)} does.
     *
     * @param remedy what helps when its files are not those that it wrote
     */
    public static RunFolder open(Path path, String remedy) {
        requireFolder(path);
        FolderCheck check = PartFolders.check(path);
        check.except(HtmlReport.FILE).require("run " + path, remedy);
        return complete(path, check);
    }

    /**
     * What has become of the files of a run, those of the runs that are parts of it included. Runs of all versions have a
     * certificate, so one that is gone was taken away.
     *
     * @throws InvalidInputException when a certificate is damaged
     */
    public static FolderCheck check(Path path) {
        return Files.exists(path.resolve(FolderCertificate.FILE)) ? PartFolders.check(path) : FolderCheck.ofRun(path);
    }

    /**
     * A run that this process has just written.
     *
     * @throws InvalidInputException when one of the files that a report needs is missing
     */
    static RunFolder written(Path path) {
        requireFolder(path);
        return complete(path, FolderCheck.UNCHANGED);
    }

    private static void requireFolder(Path path) {
        if (!Files.isDirectory(path)) {
            throw new InvalidInputException(path + ": no such folder; expected the folder of a run");
        }
    }

    private static RunFolder complete(Path path, FolderCheck check) {
        RunFolder run = new RunFolder(path, check);
        ALWAYS.forEach(run::require);
        Summary summary = run.summary();
        if (summary.forecast().isPresent()) {
            run.require(ForecastColumn.FILE);
            run.require(TrainingColumn.FILE);
        }
        if (!summary.regimeNames().isEmpty()) {
            run.require(RegimeColumn.FILE);
        }
        return run;
    }

    /**
     * Finds a run as a user names it.
     *
     * @param run a folder, the id of a run, or {@value #LATEST}
     * @param runs the folder that holds the runs
     * @throws InvalidInputException when there is none, or when it is incomplete
     */
    public static RunFolder find(String run, Path runs) {
        if (run.equals(LATEST)) {
            return open(latest(runs));
        }
        for (Path candidate : List.of(pathOf(run), runs.resolve(pathOf(run)))) {
            if (Files.isDirectory(candidate)) {
                return open(candidate);
            }
        }
        List<String> known = finished(runs).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
        throw new InvalidInputException("no run '" + run + "': neither a folder nor the id of a run under " + runs
                + NearestName.suggestion(run, known) + "; expected one of them or '" + LATEST + "'");
    }

    /** What a reader of the run should know of its certificate; empty when there is nothing to say. */
    public Optional<String> unchecked() {
        return check.possible() ? Optional.empty() : Optional.of(UNCHECKED);
    }

    /** One of the run's files. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * The run's figures.
     *
     * @throws InvalidInputException when one that a report needs is missing
     */
    public Summary summary() {
        return SummaryFile.readTraded(file(SUMMARY));
    }

    private void require(String name) {
        if (!Files.isRegularFile(file(name))) {
            throw new InvalidInputException(file(name)
                    + ": the file is missing, so the run is incomplete; run the backtest again to have all of it");
        }
    }

    private static Path pathOf(String run) {
        try {
            return Path.of(run);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("run '" + run + "' can't be the name of a folder: " + e.getReason(), e);
        }
    }

    private static Path latest(Path runs) {
        List<Path> finished = finished(runs);
        if (finished.isEmpty()) {
            throw new InvalidInputException(runs + ": no finished run in this folder; run a backtest first");
        }
        return finished.getLast();
    }

    /** Folders of runs with a summary, the one that was written last at the end; by name among equals. */
    private static List<Path> finished(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(SUMMARY)))
                    .sorted(Comparator.comparing(RunFolder::summaryWritten).thenComparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime summaryWritten(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(SUMMARY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run that this one is a part of, as that of one seed is; empty where it is none. */
    public Optional<Path> whole() {
        return PartFolders.whole(path);
    }
}
