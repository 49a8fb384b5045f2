package io.hindcast.report.comparison;

import io.hindcast.report.page.PageFile;
import io.hindcast.store.files.FolderCheck;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of a comparison as one page that opens from disk, without a network. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /** True when a folder is that of a comparison. */
    public static boolean isComparison(Path folder) {
        return Files.isRegularFile(folder.resolve(ComparisonResult.FILE));
    }

    /**
     * Makes sure that the files of a comparison and of its jobs are those that were written. Its own page may be another one:
     * nobody reads it, and it can be made again from the others.
     *
     * @throws io.hindcast.settings.InvalidInputException when one was changed or added, or is missing
     */
    public static FolderCheck check(Path comparisonFolder) {
        FolderCheck check = ComparisonCertificate.check(comparisonFolder);
        check.except(PageFile.NAME)
                .require(
                        "comparison " + comparisonFolder,
                        "restore it from a copy, or move the folders of jobs that are named here elsewhere and run the"
                                + " comparison again, which keeps the other jobs; 'hindcast report' of a job writes a page of"
                                + " it that was changed anew");
        return check;
    }

    /**
     * Writes {@code report.html} into the folder of a comparison that was just made, from the other files there and those of its jobs. An earlier
     * page is replaced in one step. Memory is bounded, however many bars the jobs have.
     *
     * @param comparisonFolder a comparison as docs/comparison-folder.md describes it
     * @return the page
     * @throws io.hindcast.settings.InvalidInputException when a file is missing or damaged
     */
    public static Path write(Path comparisonFolder) {
        return write(comparisonFolder, FolderCheck.UNCHANGED, comparisonFolder.resolve(PageFile.NAME));
    }

    /**
     * Writes the page of a comparison to any place, as {@link #write(Path)} does.
     *
     * @param check of its folder
     * @param place the page
     * @return the page
     */
    public static Path write(Path comparisonFolder, FolderCheck check, Path place) {
        ComparisonResult comparison = ComparisonResult.read(comparisonFolder);
        ComparisonPage page = ComparisonPage.of(comparison, check);
        return PageFile.writeTo(place, page::write);
    }
}
