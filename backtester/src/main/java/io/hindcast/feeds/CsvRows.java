package io.hindcast.feeds;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads CSV, line by line. A line that has the name of a column among its fields is a header and rules all lines behind it;
 * without one, the fields are {@code time,open,high,low,close} and, if it has six, {@code volume}.
 */
final class CsvRows {
    private static final List<String> USUAL = List.of("time", "open", "high", "low", "close", "volume");
    private static final Set<String> NAMES = Set.of("open", "high", "low", "close", "bid", "ask");
    private static final List<String> BAR = List.of("open", "high", "low", "close");
    private static final List<String> QUOTE = List.of("bid", "ask");

    /** Names to positions; empty without a header. */
    private Map<String, Integer> header = Map.of();

    /**
     * Reads a line.
     *
     * @return empty for a header
     * @throws UnreadableException when it is no CSV, is a header without a column that is needed, or doesn't fit the header
     */
    Optional<Row> read(String line) throws UnreadableException {
        List<String> fields = fields(line);
        if (fields.stream().map(Row::key).anyMatch(NAMES::contains)) {
            header = header(fields);
            return Optional.empty();
        }
        if (header.isEmpty()) {
            if (fields.size() < 5 || fields.size() > 6) {
                throw new UnreadableException("has " + fields.size() + " fields, expected " + String.join(",", USUAL)
                        + " (volume may be left out), or a header first");
            }
            return Optional.of(key -> {
                int position = USUAL.indexOf(key);
                return position >= 0 && position < fields.size()
                        ? fields.get(position).strip()
                        : "";
            });
        }
        Map<String, Integer> columns = header;
        if (fields.size() != columns.size()) {
            throw new UnreadableException("has " + fields.size() + " fields, the header before has " + columns.size());
        }
        return Optional.of(key -> {
            Integer position = columns.get(key);
            return position == null ? "" : fields.get(position).strip();
        });
    }

    private static List<String> fields(String line) throws UnreadableException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(line)) {
            List<CsvRecord> records = csv.stream().toList();
            if (records.size() != 1) {
                throw new UnreadableException("is no line of CSV");
            }
            return records.getFirst().getFields();
        } catch (CsvParseException e) {
            throw new UnreadableException("is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> header(List<String> fields) throws UnreadableException {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (columns.put(Row.key(fields.get(i)), i) != null) {
                throw new UnreadableException(
                        "is a header with two columns '" + fields.get(i).strip() + "'");
            }
        }
        if (!columns.keySet().containsAll(BAR) && !columns.keySet().containsAll(QUOTE)) {
            throw new UnreadableException("is a header without all of open, high, low and close, or bid and ask");
        }
        return columns;
    }
}
