package io.hindcast.cli;

import io.hindcast.feed.FeedClock;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which clock stamps messages. */
final class ClockOption {
    @Option(
            names = "--clock",
            paramLabel = "wall|bars",
            defaultValue = "wall",
            description = "What stamps messages: the machine's clock, or, for rows of the past, which would all be too"
                    + " late by it, the bars' own. Default: ${DEFAULT-VALUE}.")
    private FeedClock clock;

    String text() {
        return clock.name().toLowerCase(Locale.ROOT);
    }
}
