package io.hindcast.report.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.report.page.PageFile;
import io.hindcast.report.run.RunFolder;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.files.FolderCheck.Change;
import io.hindcast.store.ledger.LedgerHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The certificate of a comparison: hashes of its own files, and of those files of its jobs that nothing writes again. What a
 * report of a job may write (its page, figures by regime) is vouched for by the job's certificate alone.
 */
public final class ComparisonCertificate {
    /** What is said of a comparison, or of jobs of it, of an earlier version. */
    public static final String UNCHECKED =
            "this comparison, or a job of it, is of an earlier version whose certificate has no"
                    + " hashes of files, so whether one of those was changed can't be checked";

    private static final String JOBS = "jobs";
    private static final Set<String> WRITTEN_AGAIN = Set.of(SummaryFile.NAME, RegimeColumn.FILE, PageFile.NAME);

    private ComparisonCertificate() {}

    /**
     * Writes the certificate, when all else is written.
     *
     * @param id of the comparison
     * @param ledger where the ledger of trials ends
     * @param jobs names of the folders of the jobs that are done
     */
    public static void write(Path comparison, String id, LedgerHead ledger, Iterable<String> jobs) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("comparison", id);
        document.put("ledger_length", ledger.length());
        document.put("ledger_head", ledger.hash());
        ObjectNode section = document.putObject(JOBS);
        for (String job : jobs) {
            FolderCertificate.hashes(comparison.resolve(JOBS).resolve(job)).ifPresent(hashes -> {
                ObjectNode files = section.putObject(job);
                hashes.forEach((name, hash) -> {
                    if (!WRITTEN_AGAIN.contains(name)) {
                        files.put(name, hash);
                    }
                });
            });
        }
        FolderCertificate.write(comparison, document);
    }

    /**
     * Checks the files of a comparison and of all its jobs.
     *
     * @throws io.hindcast.settings.InvalidInputException when a certificate is damaged
     */
    static FolderCheck check(Path comparison) {
        FolderCheck own = FolderCheck.of(comparison, JOBS + "/");
        Map<String, Change> changes = new TreeMap<>(own.changes());
        boolean possible = own.possible();
        for (String job : jobs(comparison)) {
            FolderCheck check = RunFolder.check(comparison.resolve(JOBS).resolve(job));
            check.changes().forEach((name, change) -> changes.put(path(job, name), change));
            possible &= check.possible();
            if (check.possible() && !Files.exists(comparison.resolve(FolderCertificate.FILE))) {
                // Whatever version finishes a comparison with such jobs certifies it.
                changes.put(FolderCertificate.FILE, Change.MISSING);
            }
        }
        certified(comparison)
                .fieldNames()
                .forEachRemaining(job -> exchanged(comparison, job)
                        .changes()
                        .forEach((name, change) -> changes.put(path(job, name), change)));
        return new FolderCheck(possible, changes);
    }

    /**
     * What has become of a job since its comparison was certified. Another job's folder, or that of the job in another
     * comparison, is whole by its own certificate.
     *
     * @param job name of its folder
     * @return nothing of a job that the certificate does not speak of
     * @throws io.hindcast.settings.InvalidInputException when a certificate is damaged
     */
    public static FolderCheck exchanged(Path comparison, String job) {
        Map<String, Change> changes = new TreeMap<>();
        Path folder = comparison.resolve(JOBS).resolve(job);
        Map<String, String> there =
                Files.isDirectory(folder) ? FolderCertificate.hashes(folder).orElse(Map.of()) : Map.of();
        certified(comparison).path(job).properties().forEach(file -> {
            String hash = there.get(file.getKey());
            if (!file.getValue().asText().equals(hash)) {
                changes.put(file.getKey(), hash == null ? Change.MISSING : Change.CHANGED);
            }
        });
        return new FolderCheck(true, changes);
    }

    /**
     * Speaks no more of jobs that will be run anew; does nothing when there is no certificate.
     *
     * @param jobs names of their folders
     * @throws io.hindcast.settings.InvalidInputException when the certificate is damaged
     */
    public static void forget(Path comparison, Collection<String> jobs) {
        FolderCertificate.read(comparison)
                .filter(document -> jobs.stream().anyMatch(document.path(JOBS)::has))
                .ifPresent(document -> {
                    ((ObjectNode) document.get(JOBS)).remove(jobs);
                    FolderCertificate.replace(comparison, document);
                });
    }

    private static JsonNode certified(Path comparison) {
        return FolderCertificate.read(comparison)
                .map(document -> document.path(JOBS))
                .orElse(MissingNode.getInstance());
    }

    private static String path(String job, String name) {
        return JOBS + "/" + job + "/" + name;
    }

    private static Set<String> jobs(Path comparison) {
        Set<String> names = new TreeSet<>();
        Path jobs = comparison.resolve(JOBS);
        if (!Files.isDirectory(jobs)) {
            return names;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(jobs, Files::isDirectory)) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(".")) {
                    names.add(folder.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + jobs, e);
        }
        return names;
    }
}
