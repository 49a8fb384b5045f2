package io.hindcast.runs.compare;

import io.hindcast.report.comparison.ComparisonCertificate;
import io.hindcast.report.run.HtmlReport;
import io.hindcast.report.run.RunFolder;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A comparison on disk, held by one process at a time. */
final class ComparisonFolder implements AutoCloseable {
    private static final String REMEDY =
            "restore it from a copy, or move it elsewhere and start again, which runs this job anew";

    private final Path path;
    private final ProcessLock lock;

    private ComparisonFolder(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder or finds it, and clears away what an interrupted comparison has left half done.
     *
     * @throws InvalidInputException when another process works on it
     */
    static ComparisonFolder open(Path path) {
        try {
            Path jobs = Files.createDirectories(path.resolve("jobs"));
            ProcessLock lock = ProcessLock.tryAcquire(path.resolve(".lock"))
                    .orElseThrow(() -> new InvalidInputException("comparison " + path
                            + ": another process is working on it; wait for it to end, or stop it and start again"));
            FolderReplacement.recover(jobs);
            return new ComparisonFolder(path, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("can't open " + path, e);
        }
    }

    Path path() {
        return path;
    }

    /** Where a job's run is or will be. */
    Path job(ComparedRun job) {
        return path.resolve("jobs").resolve(job.id());
    }

    /**
     * The summary of a job that has ended well; empty when it has not ended.
     *
     * @param unchecked told of a job of an earlier version, whose files can't be checked
     * @throws InvalidInputException when a file of its run was changed since, or it is not the run that the comparison has
     *     been certified with
     */
    Optional<Summary> finished(ComparedRun job, Runnable unchecked) {
        Path folder = job(job);
        Path summary = folder.resolve(SummaryFile.NAME);
        FolderCheck check = RunFolder.check(folder);
        check.require(
                "job " + folder,
                check.except(HtmlReport.FILE).changes().isEmpty()
                        ? "'hindcast report " + folder + "' writes its page anew"
                        : REMEDY);
        if (!Files.isRegularFile(summary)) {
            return Optional.empty();
        }
        ComparisonCertificate.exchanged(path, job.id())
                .require("job " + folder, "it is not the run that the comparison was certified with; " + REMEDY);
        if (!check.possible()) {
            unchecked.run();
        }
        try {
            return Optional.of(SummaryFile.read(summary));
        } catch (InvalidInputException e) {
            // A damaged run is made again.
            return Optional.empty();
        }
    }

    void write(String name, String text) {
        FileReplacement.write(path.resolve(name), text);
    }

    /** Whether there is a file of this name. */
    boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't give up " + path, e);
        }
    }
}
