package io.hindcast.store.importing;

import java.util.List;

/**
 * A row of a source file.
 *
 * @param line where it stands, from 1
 * @param fields as they are in the file, without their quotes
 */
public record SourceRow(long line, List<String> fields) {
    /** The field of a column, without blanks around it. */
    public String field(int column) {
        return fields.get(column).strip();
    }
}
