package io.hindcast.report.page;

import io.hindcast.store.files.FileReplacement;
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
        return writeTo(folder.resolve(NAME), content);
    }

    /** Writes a page to any place, as {@link #write} does. */
    public static Path writeTo(Path page, FileReplacement.Content content) {
        FileReplacement.write(page, content);
        return page;
    }
}
