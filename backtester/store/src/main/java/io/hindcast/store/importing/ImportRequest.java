package io.hindcast.store.importing;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to import, and how to read it.
 *
 * @param file CSV, UTF-8, comma-separated, with a header
 * @param name of the queue
 * @param instrument whose bars these are
 * @param interval how long a bar is
 * @param zone in which dates and local times of the file are read
 * @param sessionClose when a bar closes that has a date only, in the zone; midnight is the one that ends the date (24:00)
 * @param stamp whether a row's time is that of the bar's open or close
 * @param adjusted whether prices are multiplied by {@code adjclose / close} of their row. Without it the column is ignored
 *     and prices stay as they were traded. Volume is adjusted for the splits that the factor shows
 * @param onError what becomes of a bad row
 * @param symbol which rows of a file that holds several symbols; empty for a file of one
 */
public record ImportRequest(
        Path file,
        String name,
        Instrument instrument,
        Interval interval,
        ZoneId zone,
        LocalTime sessionClose,
        Stamp stamp,
        boolean adjusted,
        OnError onError,
        Optional<String> symbol) {
    /** The options that decide an import beside those that a queue's metadata has fields for. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(QueueMetadata.SESSION_CLOSE, BarSpecification.sessionCloseText(sessionClose));
        options.put("stamp", stamp.toString());
        options.put("on-error", onError.toString());
        if (adjusted) {
            // Tells these queues from those of earlier versions, whose volume is as in the source.
            options.put("adjusted-volume", "splits");
        }
        symbol.ifPresent(chosen -> options.put("symbol", chosen));
        return options;
    }
}
