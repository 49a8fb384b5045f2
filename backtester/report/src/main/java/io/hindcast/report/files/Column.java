package io.hindcast.report.files;

import java.util.Locale;

/** A column of a CSV file of a run. Each file has an enum of them: its columns in their order, for who writes and who reads. */
public interface Column {
    /** Of the constant. */
    String name();

    /** As it stands in the file's first line. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }
}
