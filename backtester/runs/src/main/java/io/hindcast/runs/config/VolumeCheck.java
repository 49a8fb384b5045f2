package io.hindcast.runs.config;

import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.util.List;
import java.util.stream.Collectors;

/** Whether orders that take a share of the volume can be filled at all. */
public final class VolumeCheck {
    private VolumeCheck() {}

    /**
     * Refuses a backtest that could fill nothing.
     *
     * @throws InvalidInputException when fills are limited by volume and the bars have none
     */
    public static void require(TradingSettings settings, QueueMetadata queue) {
        if (missing(settings, queue)) {
            throw new InvalidInputException("trading.max-volume-share: " + without(queue)
                    + ", so that every order would wait for ever; import a file with a column named volume, or leave the"
                    + " key away" + found(queue));
        }
    }

    /** What to say of a session whose history has none; its feed may bring some. */
    public static List<String> warnings(TradingSettings settings, QueueMetadata history) {
        return missing(settings, history)
                ? List.of("trading.max-volume-share: " + without(history)
                        + "; where the feed brings none either, no order is ever filled.")
                : List.of();
    }

    private static boolean missing(TradingSettings settings, QueueMetadata queue) {
        return !Double.isInfinite(settings.execution().maxVolumeShare()) && !queue.hasVolume();
    }

    /** What the import has said of the file's volume: it may have come under another name. */
    private static String found(QueueMetadata queue) {
        return queue.findings().stream()
                .filter(finding -> finding.contains("volume"))
                .map(finding -> "; at the import: " + finding)
                .collect(Collectors.joining());
    }

    private static String without(QueueMetadata queue) {
        return "queue " + queue.name() + " has no volume (none was found in " + queue.source()
                + ", it is 0 in every bar)";
    }
}
