package io.hindcast.report;

import io.hindcast.report.page.PageFile;
import java.nio.file.Path;

/** The report of a run as one page that opens from disk, without a network. */
public final class HtmlReport {
    /** The page's name in the run's folder. */
    public static final String FILE = PageFile.NAME;

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
        return write(runFolder, runFolder.resolve(FILE));
    }

    /**
     * Writes the page of a run to any place, as {@link #write(Path)} does.
     *
     * @param place the page
     * @return the page
     */
    public static Path write(Path runFolder, Path place) {
        RunFolder run = RunFolder.open(runFolder);
        ReportPage page = ReportPage.of(run);
        return PageFile.writeTo(place, page::write);
    }
}
