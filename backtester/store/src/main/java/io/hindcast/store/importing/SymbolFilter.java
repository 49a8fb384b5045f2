package io.hindcast.store.importing;

import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a file to one symbol. Rows of several would be taken for one instrument whose price leaps: without a choice they
 * are refused, with their names.
 */
public final class SymbolFilter {
    private static final List<String> COLUMNS = List.of(
            "symbol",
            "ticker",
            "instrument",
            "sym",
            "tic",
            "tickersymbol",
            "tradingsymbol",
            "ric",
            "isin",
            "security",
            "stock",
            "stockname",
            "stockcode",
            "asset",
            "coin",
            "pair",
            "code",
            "name");
    private static final int MOST_NAMES = 10;

    private final Path file;
    private final String columnName;
    private final int column;
    private final String chosen;
    private final Set<String> others = new LinkedHashSet<>();
    private String first = "";
    private long kept;
    private long left;

    /**
     * A filter for one file.
     *
     * @param file whose rows these are
     * @param header names of its columns
     * @param chosen the symbol to keep; null where the file has only one
     * @throws InvalidInputException when one is chosen and no column holds symbols
     */
    public SymbolFilter(Path file, List<String> header, @Nullable String chosen) {
        this.file = file;
        this.chosen = chosen == null ? "" : chosen;
        List<String> keys = header.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _<>]", ""))
                .toList();
        column = COLUMNS.stream()
                .filter(keys::contains)
                .findFirst()
                .map(keys::indexOf)
                .orElse(-1);
        columnName = column < 0 ? "" : header.get(column).strip();
        if (column < 0 && chosen != null) {
            throw new InvalidInputException(file + ", line 1: no column holds symbols, from which '" + this.chosen
                    + "' could be chosen; expected one of " + String.join(", ", COLUMNS));
        }
    }

    /**
     * True for a row that counts.
     *
     * @param read rows behind it that have been read already
     * @param rest of the file; both are read on for the names when there turn out to be several symbols
     * @throws InvalidInputException when there are several symbols and none is chosen
     */
    public boolean keeps(SourceRow row, Queue<SourceRow> read, SourceRows rest) {
        if (column < 0 || column >= row.fields().size()) {
            return true;
        }
        String symbol = row.field(column);
        if (!chosen.isEmpty()) {
            if (symbol.equals(chosen)) {
                kept++;
                return true;
            }
            left++;
            note(symbol);
            return false;
        }
        if (first.isEmpty()) {
            first = symbol;
        }
        if (!symbol.isEmpty() && !symbol.equals(first)) {
            throw several(row, read, rest);
        }
        return true;
    }

    /** True for a row that may count, without counting it. */
    boolean holds(SourceRow row) {
        return column < 0
                || chosen.isEmpty()
                || column >= row.fields().size()
                || row.field(column).equals(chosen);
    }

    private InvalidInputException several(SourceRow row, Queue<SourceRow> read, SourceRows rest) {
        others.add(first);
        SourceRow next = row;
        while (next != null && others.size() <= MOST_NAMES) {
            if (column < next.fields().size() && !next.field(column).isEmpty()) {
                note(next.field(column));
            }
            next = read.isEmpty() ? rest.next().orElse(null) : read.remove();
        }
        return new InvalidInputException(file + ", line " + row.line() + ", column " + (column + 1) + " ('" + columnName
                + "'): the file holds several symbols: " + names()
                + "; a series is of one instrument, so choose one with --symbol (data.import.symbol), as in --symbol "
                + first + ", or take the column out if they are names of one instrument");
    }

    private void note(String symbol) {
        if (others.size() <= MOST_NAMES) {
            others.add(symbol);
        }
    }

    private String names() {
        String listed = others.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return others.size() > MOST_NAMES ? listed + " and more" : listed;
    }

    /** The choice, to be said; empty when nothing was left out. */
    public Optional<String> finding() {
        return left == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the file holds several symbols: the %,d rows of %s were kept, %,d of others (%s) left out",
                        kept,
                        chosen,
                        left,
                        names()));
    }

    /**
     * Refuses a choice that left nothing.
     *
     * @throws InvalidInputException when a symbol was chosen that no row has
     */
    public void requireFound() {
        if (!chosen.isEmpty() && kept == 0) {
            throw new InvalidInputException(file + ", column " + (column + 1) + " ('" + columnName
                    + "'): no row is of the symbol '" + chosen + "'; there are: " + names());
        }
    }
}
