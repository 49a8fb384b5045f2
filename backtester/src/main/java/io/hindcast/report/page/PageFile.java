package io.hindcast.report.page;

import io.hindcast.replacement.FileReplacement;
import java.nio.file.Path;

/** A page on disk, which is replaced in one step. */
public final class PageFile {
    /** What a page is called in the folder that it tells of. */
    public static final String NAME = "report.html";

    private PageFile() {}

    /**
     * Writes {@value #NAME} into a folder. An earlier one stays when anything fails.
     *
     * @return the page
     */
    public static Path write(Path folder, FileReplacement.Content content) {
        Path page = folder.resolve(NAME);
        FileReplacement.write(page, content);
        return page;
    }
}
