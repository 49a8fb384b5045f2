package io.hindcast.report.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A CSV file of a run, streamed row by row. Columns are found by their names, whatever their order.
 *
 * @param <C> its columns
 */
public final class CsvTable<C extends Enum<C> & Column> {
    private final Path file;
    private final Map<C, Integer> positions;
    private final String remedy;

    private CsvTable(Path file, List<C> columns, List<C> optional, List<String> header, String remedy) {
        this.file = file;
        this.remedy = remedy;
        this.positions = new EnumMap<>(columns.getFirst().getDeclaringClass());
        for (C column : columns) {
            int position = header.indexOf(column.header());
            if (position < 0) {
                throw new InvalidInputException(file + ", line 1: no column '" + column.header() + "'; found "
                        + String.join(", ", header) + "; " + remedy);
            }
            positions.put(column, position);
        }
        optional.forEach(column -> positions.put(column, header.indexOf(column.header())));
    }

    /**
     * Reads all rows of a run's file.
     *
     * @param columns that are wanted; at least one
     * @param rows told of each row; a row is valid during the call
     * @throws InvalidInputException when the file is not what docs/run-folder.md says
     */
    public static <C extends Enum<C> & Column> void read(Path file, List<C> columns, Consumer<CsvTable<C>.Row> rows) {
        read(file, columns, JsonDocument.RUN_AGAIN, rows);
    }

    /**
     * Reads all rows.
     *
     * @param columns that are wanted; at least one
     * @param remedy what the reader of an error is told to do
     * @param rows told of each row; a row is valid during the call
     * @throws InvalidInputException when the file is not what docs/run-folder.md says
     */
    public static <C extends Enum<C> & Column> void read(
            Path file, List<C> columns, String remedy, Consumer<CsvTable<C>.Row> rows) {
        read(file, columns, List.of(), remedy, rows);
    }

    /**
     * Reads all rows of a file that may be of a version with fewer columns.
     *
     * @param columns that are wanted; at least one
     * @param optional columns whose fields are empty where the file lacks them
     * @param remedy what the reader of an error is told to do
     * @param rows told of each row; a row is valid during the call
     * @throws InvalidInputException when the file is not what docs/run-folder.md says
     */
    public static <C extends Enum<C> & Column> void read(
            Path file, List<C> columns, List<C> optional, String remedy, Consumer<CsvTable<C>.Row> rows) {
        CsvTable<C> table = null;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord csv : reader) {
                if (table == null) {
                    table = new CsvTable<>(file, columns, optional, csv.getFields(), remedy);
                } else {
                    rows.accept(table.new Row(csv));
                }
            }
        } catch (CsvParseException e) {
            String reason = e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
            throw new InvalidInputException(file + ": not CSV: " + reason + "; " + remedy, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (table == null) {
            throw new InvalidInputException(file + ": is empty; expected a header with the columns "
                    + columns.stream().map(Column::header).collect(Collectors.joining(", ")) + "; " + remedy);
        }
    }

    /** A row; it has the columns that were asked for. */
    public final class Row {
        private final CsvRecord csv;

        private Row(CsvRecord csv) {
            this.csv = csv;
        }

        /** A field as it is written; empty where the file lacks an optional column. */
        public String text(C column) {
            int position = Objects.requireNonNull(positions.get(column));
            return position < 0 ? "" : csv.getField(position);
        }

        /** A whole number; empty when the field is. */
        public OptionalLong whole(C column) {
            String text = text(column);
            try {
                return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw invalid(column, text, "a whole number");
            }
        }

        /** A number; NaN when the field is empty. */
        public double number(C column) {
            String text = text(column);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw invalid(column, text, "a number");
            }
        }

        /** A whole number that must be there. */
        public long wholeNumber(C column) {
            return whole(column).orElseThrow(() -> invalid(column, "", "a whole number"));
        }

        /** A time as milliseconds since 1970-01-01T00:00Z: what a chart resolves. */
        public long time(C column) {
            String text = text(column);
            try {
                return milliseconds(text);
            } catch (DateTimeException | NumberFormatException e) {
                throw invalid(column, text, "a UTC time such as 2024-01-02T21:00:00Z");
            }
        }

        /** Times in whole seconds are read by hand: in a long file Instant.parse would take half of the time. */
        private static long milliseconds(String text) {
            boolean wholeSeconds = text.length() == 20
                    && text.charAt(4) == '-'
                    && text.charAt(7) == '-'
                    && text.charAt(10) == 'T'
                    && text.charAt(13) == ':'
                    && text.charAt(16) == ':'
                    && text.charAt(19) == 'Z';
            if (!wholeSeconds) {
                return Instant.parse(text).toEpochMilli();
            }
            return 1_000
                    * LocalDateTime.of(
                                    Integer.parseInt(text, 0, 4, 10),
                                    Integer.parseInt(text, 5, 7, 10),
                                    Integer.parseInt(text, 8, 10, 10),
                                    Integer.parseInt(text, 11, 13, 10),
                                    Integer.parseInt(text, 14, 16, 10),
                                    Integer.parseInt(text, 17, 19, 10))
                            .toEpochSecond(ZoneOffset.UTC);
        }

        private InvalidInputException invalid(C column, String value, String expected) {
            return new InvalidInputException(file + ", line " + csv.getStartingLineNumber() + ", column "
                    + column.header() + ": expected " + expected + ", but found '" + value + "'; "
                    + remedy);
        }
    }
}
