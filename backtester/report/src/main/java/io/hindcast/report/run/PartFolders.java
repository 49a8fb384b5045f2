package io.hindcast.report.run;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.files.FolderCheck.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders of runs that are parts of another one, in its folder: of each seed, and along each path. */
final class PartFolders {
    private static final List<String> KINDS = List.of("seeds", "paths");

    private PartFolders() {}

    /**
     * What has become of a run's files, those of its parts included. Pages of parts count for nothing: they are not there at
     * first, and can be made at any time.
     *
     * @throws io.hindcast.settings.InvalidInputException when a certificate is damaged
     */
    static FolderCheck check(Path run) {
        FolderCheck own =
                FolderCheck.of(run, KINDS.stream().map(kind -> kind + "/").toArray(String[]::new));
        if (!own.possible() || !own.except(HtmlReport.FILE).changes().isEmpty()) {
            return own;
        }
        Map<String, Change> changes = new TreeMap<>(own.changes());
        List<Part> parts = SummaryFile.read(run.resolve(SummaryFile.NAME))
                .evaluation()
                .map(PartFolders::parts)
                .orElse(List.of());
        parts.forEach(part -> changes.putAll(check(run, part)));
        for (String kind : KINDS) {
            there(run.resolve(kind)).stream()
                    .map(name -> kind + "/" + name)
                    .filter(folder ->
                            parts.stream().noneMatch(part -> part.folder().equals(folder)))
                    .forEach(folder -> changes.put(folder, Change.ADDED));
        }
        return new FolderCheck(true, changes);
    }

    /** The run that a folder is a part of; empty where it is none. */
    static Optional<Path> whole(Path folder) {
        Path kind = folder.toAbsolutePath().normalize().getParent();
        if (kind == null || kind.getParent() == null || !KINDS.contains(String.valueOf(kind.getFileName()))) {
            return Optional.empty();
        }
        return Optional.of(kind.getParent()).filter(run -> Files.isRegularFile(run.resolve(SummaryFile.NAME)));
    }

    private static List<Part> parts(EvaluationSection evaluation) {
        return Stream.concat(
                        evaluation.seeds().stream(), evaluation.paths().map(EvaluationSection.Paths::list).stream())
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, Change> check(Path run, Part part) {
        Map<String, Change> changes = new TreeMap<>();
        Path folder = run.resolve(part.folder());
        if (!Files.isDirectory(folder)) {
            changes.put(part.folder(), Change.MISSING);
            return changes;
        }
        FolderCheck.ofRun(folder)
                .except(HtmlReport.FILE)
                .changes()
                .forEach((name, change) -> changes.put(part.folder() + "/" + name, change));
        // Another run's folder is whole by its own certificate.
        Optional<String> expected = Optional.of(part.certificateSha256());
        if (changes.isEmpty()
                && !FolderCertificate.sha256(folder).equals(expected)
                && !FolderCertificate.sha256Without(folder, HtmlReport.FILE).equals(expected)) {
            changes.put(part.folder() + "/" + FolderCertificate.FILE, Change.CHANGED);
        }
        return changes;
    }

    private static List<String> there(Path kind) {
        if (!Files.exists(kind)) {
            return List.of();
        }
        if (!Files.isDirectory(kind)) {
            return List.of("");
        }
        try (Stream<Path> folders = Files.list(kind)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + kind, e);
        }
    }
}
