package io.hindcast.cli;

import io.hindcast.feed.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Into which queue a feed writes, and which bars it brings. */
final class FeedBarOptions {
    @Parameters(paramLabel = "NAME", index = "0", description = "Name of the live queue; made when there is none.")
    private String name;

    @Option(names = "--instrument", paramLabel = "ID", description = "What the bars are of. Default: the name.")
    private String instrument;

    @Option(names = "--interval", paramLabel = "INTERVAL", description = "How long a bar is: 1m, 15m, 4h, 1d.")
    private String interval;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of dates and of times without an offset. Default: UTC.")
    private String zone;

    @Option(
            names = "--session-close",
            paramLabel = "HH:mm",
            description = "When a bar that has a date only is known, in the zone. Default: 24:00.")
    private String sessionClose;

    @Mixin
    private FeedsOption feeds;

    String name() {
        return name;
    }

    FeedsOption feeds() {
        return feeds;
    }

    /**
     * The bars that the options name.
     *
     * @param usual what holds where an option is not given; empty where only the user knows
     */
    BarSpecification bars(Optional<BarSpecification> usual) {
        if (interval == null && usual.isEmpty()) {
            throw new InvalidInputException("--interval is missing: how long is a bar? For example --interval 1m");
        }
        return new BarSpecification(
                instrument == null && usual.isPresent()
                        ? usual.get().instrument()
                        : OptionText.parse("--instrument", instrument == null ? name : instrument, Instrument::new),
                interval == null
                        ? usual.orElseThrow().interval()
                        : OptionText.parse("--interval", interval, Interval::parse),
                zone == null && usual.isPresent()
                        ? usual.get().zone()
                        : OptionText.parse("--zone", zone == null ? "UTC" : zone, ZoneId::of),
                sessionClose == null && usual.isPresent()
                        ? usual.get().sessionClose()
                        : OptionText.parse(
                                "--session-close",
                                sessionClose == null ? "24:00" : sessionClose,
                                BarSpecification::sessionClose));
    }
}
