package io.hindcast.store.queue;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.market.Interval;
import io.hindcast.settings.PrintableText;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a queue holds and where it came from: its {@code metadata.json}.
 *
 * @param name of the queue, and of its folder
 * @param instrument whose bars these are
 * @param interval how long a bar is
 * @param zone of the exchange: local times and dates of the source were read in it
 * @param adjusted true when the prices were adjusted for splits and dividends at the import
 * @param hasVolume false when the source had no volume and all volumes are 0
 * @param source name of the file that was imported
 * @param sourceSha256 SHA-256 of that file's bytes, lower-case hex
 * @param rows bars in the queue; at least 1
 * @param rejected rows of the source that broke a rule and were left out
 * @param firstTime close of the first bar, nanoseconds since 1970-01-01T00:00Z
 * @param lastTime close of the last bar
 * @param barsSha256 SHA-256, lower-case hex, over all bars in order, each as 48 big-endian bytes: the close time (a long)
 *     and open, high, low, close, volume (IEEE 754 doubles). The data hash of every run on this queue
 * @param options what else decided the import, by the name of the option
 * @param findings what a user of the bars should know, one sentence each: what was mended or left out, and what looks odd.
 *     Follows from source and options
 */
public record QueueMetadata(
        String name,
        Instrument instrument,
        Interval interval,
        ZoneId zone,
        boolean adjusted,
        boolean hasVolume,
        String source,
        String sourceSha256,
        long rows,
        long rejected,
        long firstTime,
        long lastTime,
        String barsSha256,
        Map<String, String> options,
        List<String> findings) {
    /** The option that says when a bar of a whole day closes; without it at the midnight that ends the day. */
    public static final String SESSION_CLOSE = "session-close";

    /** @throws IllegalArgumentException when there is no row or the last bar is before the first */
    public QueueMetadata {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be >= 1: rows=" + rows);
        }
        if (lastTime < firstTime) {
            throw new IllegalArgumentException(
                    "lastTime must be >= firstTime: firstTime=" + firstTime + ", lastTime=" + lastTime);
        }
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        // They quote the source, which may hold anything.
        findings = findings.stream().map(PrintableText::line).toList();
    }

    /** The same with other knowledge of the instrument. */
    public QueueMetadata withTerms(InstrumentTerms terms) {
        return new QueueMetadata(
                name,
                new Instrument(instrument.id(), terms),
                interval,
                zone,
                adjusted,
                hasVolume,
                source,
                sourceSha256,
                rows,
                rejected,
                firstTime,
                lastTime,
                barsSha256,
                options,
                findings);
    }

    /**
     * The same of a part of its bars; what was found in all of them stays.
     *
     * @param count bars of the part
     * @param first close of its first bar, nanoseconds since 1970-01-01T00:00Z
     * @param last close of its last bar
     */
    public QueueMetadata within(long count, long first, long last) {
        return new QueueMetadata(
                name,
                instrument,
                interval,
                zone,
                adjusted,
                hasVolume,
                source,
                sourceSha256,
                count,
                rejected,
                first,
                last,
                barsSha256,
                options,
                findings);
    }

    /** The findings as a run on these bars says them. */
    public List<String> warnings() {
        return findings.stream()
                .map(finding -> "queue '" + name + "': " + finding)
                .toList();
    }

    /** Which bars these are, as a feed would bring them. */
    public BarSpecification bars() {
        return new BarSpecification(
                instrument,
                interval,
                zone,
                Optional.ofNullable(options.get(SESSION_CLOSE))
                        .map(BarSpecification::sessionClose)
                        .orElse(LocalTime.MIDNIGHT));
    }
}
