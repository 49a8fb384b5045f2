package io.hindcast.report.comparison;

import io.hindcast.report.page.PageFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of a comparison as one page that opens from disk, without a network. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /** True when a folder is that of a comparison. */
    public static boolean isComparison(Path folder) {
        return Files.isRegularFile(folder.resolve(Comparison.FILE));
    }

    /**
     * Writes {@code report.html} into a comparison's folder, from the other files there and those of its jobs. An earlier
     * page is replaced in one step. Memory is bounded, however many bars the jobs have.
     *
     * @param comparisonFolder a comparison as docs/comparison-folder.md describes it
     * @return the page
     * @throws io.hindcast.settings.InvalidInputException when a file is missing or damaged
     */
    public static Path write(Path comparisonFolder) {
        return write(comparisonFolder, comparisonFolder.resolve(PageFile.NAME));
    }

    /**
     * Writes the page of a comparison to any place, as {@link #write(Path)} does.
     *
     * @param place the page
     * @return the page
     */
    public static Path write(Path comparisonFolder, Path place) {
        Comparison comparison = Comparison.read(comparisonFolder);
        ComparisonPage page = ComparisonPage.of(comparison);
        return PageFile.writeTo(place, page::write);
    }
}
