package io.hindcast.store.importing;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which column of a file holds what, found by the header: upper and lower case, spaces and underscores don't matter.
 * Times are taken from the first there is of {@code timestamp}, {@code datetime}, {@code open_time}, {@code date} together
 * with {@code time}, {@code date}, {@code time}. Other columns are ignored.
 */
final class Columns {
    /** Stands for a column that the file does not have. */
    static final int NONE = -1;

    private static final Pattern VOLUME = Pattern.compile("(?i)vol(?!at)|turnover|^(qty|quantity|amount|v)$");

    private final Path file;
    private final List<String> names;
    private final List<String> keys;

    final int time;
    /** The time of day when {@link #time} is a date with a column of its own for that; else {@link #NONE}. */
    final int timeOfDay;

    final int open;
    final int high;
    final int low;
    final int close;
    /** May be {@link #NONE}. */
    final int volume;
    /** May be {@link #NONE}. */
    final int adjustedClose;

    /** @throws InvalidInputException when a column is missing or there twice */
    Columns(Path file, SourceRow header) {
        this.file = file;
        names = header.fields().stream().map(String::strip).toList();
        keys = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _]", ""))
                .toList();
        int date = find("date");
        int clock = find("time");
        int stamp = firstOf("timestamp", "datetime", "opentime");
        if (stamp != NONE) {
            time = stamp;
        } else if (date != NONE) {
            time = date;
        } else {
            time = clock;
        }
        timeOfDay = stamp == NONE && date != NONE ? clock : NONE;
        if (time == NONE) {
            throw missing("date", "a column date, datetime, timestamp, time or open_time");
        }
        open = required("open");
        high = required("high");
        low = required("low");
        close = required("close");
        volume = find("volume");
        adjustedClose = find("adjclose");
    }

    /** Names of columns that may hold volume though none is called so; empty when one is. */
    List<String> overlookedVolumes() {
        return volume != NONE
                ? List.of()
                : names.stream().filter(name -> VOLUME.matcher(name).find()).toList();
    }

    List<String> names() {
        return names;
    }

    int count() {
        return names.size();
    }

    /** As the header has it, without blanks around it. */
    String name(int column) {
        return names.get(column);
    }

    /** @throws InvalidInputException when there is no adjusted close */
    void requireAdjustedClose() {
        if (adjustedClose == NONE) {
            throw missing("adjclose", "a column adjclose or 'adj close' for --adjusted (or leave --adjusted out)");
        }
    }

    private int required(String key) {
        int column = find(key);
        if (column == NONE) {
            throw missing(key, "a column " + key);
        }
        return column;
    }

    private int firstOf(String... candidates) {
        for (String candidate : candidates) {
            int column = find(candidate);
            if (column != NONE) {
                return column;
            }
        }
        return NONE;
    }

    private int find(String key) {
        int column = keys.indexOf(key);
        if (column != keys.lastIndexOf(key)) {
            throw new InvalidInputException(file + ", line 1: columns " + (column + 1) + " and "
                    + (keys.lastIndexOf(key) + 1) + " are both named '" + key + "'; rename or remove one");
        }
        return column;
    }

    private InvalidInputException missing(String key, String expected) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("'" + name + "'"));
        return new InvalidInputException(file + ", line 1: the header lacks " + expected + "; found: "
                + String.join(", ", quoted)
                + (names.size() == 1 ? "; fields must be separated by commas" : "")
                + NearestName.suggestion(key, names));
    }
}
