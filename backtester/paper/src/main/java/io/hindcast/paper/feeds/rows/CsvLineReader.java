package io.hindcast.paper.feeds.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hindcast.paper.feeds.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads CSV, line by line. A line that has the name of a price among its fields, or names and no value, is a header and rules
 * all lines behind it; without one, the fields are {@code time,open,high,low,close} and, if it has six, {@code volume}.
 * Behind a header that can't be used nothing is known of the columns, and no line can be read until another header comes.
 */
final class CsvLineReader {
    private static final List<String> USUAL = List.of("time", "open", "high", "low", "close", "volume");
    private static final Set<String> NAMES = Set.of("open", "high", "low", "close", "bid", "ask");
    private static final Set<String> OTHER_NAMES = Set.of(
            "time", "date", "datetime", "timestamp", "opentime", "volume", "instrument", "symbol", "closed", "price");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ .()/%*#-]*");
    private static final Set<String> NO_NAMES =
            Set.of("nan", "inf", "infinity", "null", "none", "na", "n/a", "true", "false");
    private static final List<String> BAR = List.of("open", "high", "low", "close");
    private static final List<String> QUOTE = List.of("bid", "ask");

    /** Names to positions; empty without a header. */
    private Map<String, Integer> header = Map.of();

    /** Why the last header can't be used; empty when it can, or there was none. */
    private String refused = "";

    /**
     * Reads a line.
     *
     * @return empty for a header
     * @throws UnreadableException when it is no CSV, is a header without a column that is needed, or doesn't fit the header
     */
    Optional<Row> read(String line) throws UnreadableException {
        List<String> fields = fields(line);
        if (isHeader(fields)) {
            takeHeader(fields);
            return Optional.empty();
        }
        if (!refused.isEmpty()) {
            throw new UnreadableException("stands behind a line that " + refused
                    + ", so that its columns are unknown; send a header that names each column once");
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

    /** A header that is misspelt is one too: read as a row it would leave the names of another in force. */
    private boolean isHeader(List<String> fields) {
        List<String> keys = fields.stream().map(Row::key).toList();
        if (keys.stream().anyMatch(NAMES::contains)) {
            return true;
        }
        boolean namesOnly = fields.size() > 1 && fields.stream().allMatch(CsvLineReader::isName);
        int columns = header.isEmpty() ? USUAL.size() - 1 : Math.min(USUAL.size() - 1, header.size());
        return namesOnly && (fields.size() >= columns || keys.stream().anyMatch(OTHER_NAMES::contains));
    }

    private static boolean isName(String field) {
        String text = field.strip();
        return NAME.matcher(text).matches() && !NO_NAMES.contains(text.toLowerCase(Locale.ROOT));
    }

    private void takeHeader(List<String> fields) throws UnreadableException {
        try {
            header = header(fields);
            refused = "";
        } catch (UnreadableException e) {
            refused = e.reason();
            throw e;
        }
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
            throw new UnreadableException(
                    "is a header without all of open, high, low and close, or bid and ask; it has "
                            + String.join(", ", fields));
        }
        return columns;
    }
}
