package io.hindcast.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The report of a run as one page that opens from disk, without a network. */
public final class HtmlReport {
    /** The page's name in the run's folder. */
    public static final String FILE = "report.html";

    private HtmlReport() {}

    /**
     * Writes {@value #FILE} into a run's folder, from the other files there. An earlier page is replaced in one step. Memory
     * is bounded, however many bars the run has.
     *
     * @param runFolder a run as docs/run-folder.md describes it
     * @return the page
     * @throws io.hindcast.settings.InvalidInputException when a file of the run is missing or damaged
     */
    public static Path write(Path runFolder) {
        RunFolder run = RunFolder.open(runFolder);
        ReportPage page = ReportPage.of(run);
        try {
            Path draft = run.file(FILE + ".tmp");
            try {
                try (Writer out = Files.newBufferedWriter(draft)) {
                    page.write(out);
                }
                return Files.move(
                        draft, run.file(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
