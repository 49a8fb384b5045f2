package io.hindcast.report.run;

import io.hindcast.report.page.PageFile;
import java.nio.file.Path;

/** The report of a run as one page that opens from disk, without a network. */
public final class HtmlReport {
    /** The page's name in the run's folder. */
    public static final String FILE = PageFile.NAME;

    private HtmlReport() {}

    /**
     * Writes {@value #FILE} into the folder of a run that was just written, from the other files there. An earlier page is replaced in one step. Memory
     * is bounded, however many bars the run has.
     *
     * @param runFolder a run as docs/run-folder.md describes it
     * @return the page
     * @throws io.hindcast.settings.InvalidInputException when a file of the run is missing or damaged
     */
    public static Path write(Path runFolder) {
        return write(RunFolder.written(runFolder), runFolder.resolve(FILE));
    }

    /**
     * Writes the page of a run to any place, as {@link #write(Path)} does.
     *
     * @param run whose files have been checked
     * @param place the page
     * @return the page
     */
    public static Path write(RunFolder run, Path place) {
        ReportPage page = ReportPage.of(run);
        return PageFile.writeTo(place, page::write);
    }
}
