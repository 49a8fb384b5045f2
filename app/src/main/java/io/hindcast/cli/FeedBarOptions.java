package io.hindcast.cli;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.feeds.FeedLimits;
import io.hindcast.settings.InvalidInputException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Into which queue a feed writes, and which bars it brings. */
final class FeedBarOptions {
    /** Feeds that read what lies here: nobody floods them. */
    private static final Set<String> OF_THIS_MACHINE = Set.of("folder", "replay");

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})(MB|GB)");

    @Parameters(paramLabel = "NAME", index = "0", description = "Name of the live queue; made when there is none.")
    private String name;

    @Option(names = "--instrument", paramLabel = "ID", description = "What the bars are of. Default: the name.")
    private @Nullable String instrument;

    @Option(names = "--interval", paramLabel = "INTERVAL", description = "How long a bar is: 1m, 15m, 4h, 1d.")
    private @Nullable String interval;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of dates and of times without an offset. Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--session-close",
            paramLabel = "HH:mm",
            description = "When a bar that has a date only is known, in the zone. Default: 24:00.")
    private @Nullable String sessionClose;

    @Option(
            names = "--max-rate",
            paramLabel = "N",
            description = "Messages a second that are taken of a live source for long; a sender of more has to wait."
                    + " Default: 1000, and no limit for files of this machine.")
    private @Nullable Double maxRate;

    @Option(
            names = "--max-disk",
            paramLabel = "SIZE",
            defaultValue = "10GB",
            description = "How large the live queue may become, as in 500MB or 20GB; the feed ends there."
                    + " Default: ${DEFAULT-VALUE}.")
    private String maxDisk;

    @Mixin
    private InstrumentOptions known;

    @Mixin
    private FeedsOption feeds;

    String name() {
        return name;
    }

    FeedsOption feeds() {
        return feeds;
    }

    /**
     * What the source may do to this machine.
     *
     * @param feed its name
     */
    FeedLimits limits(String feed) {
        double usual = OF_THIS_MACHINE.contains(feed) ? Double.POSITIVE_INFINITY : FeedLimits.USUAL.messagesPerSecond();
        double most = maxRate == null ? usual : maxRate;
        if (!(most > 0)) {
            throw new InvalidInputException("--max-rate must be above 0, but is " + most);
        }
        Matcher size = SIZE.matcher(maxDisk);
        if (!size.matches()) {
            throw new InvalidInputException(
                    "--max-disk must be a size in MB or GB, as in 500MB or 20GB, but is '" + maxDisk + "'");
        }
        return new FeedLimits(
                most, Long.parseLong(size.group(1)) << (size.group(2).equals("MB") ? 20 : 30));
    }

    /**
     * The bars that the options name.
     *
     * @param usual what holds where an option is not given; null where only the user knows
     */
    BarSpecification bars(@Nullable BarSpecification usual) {
        if (interval == null && usual == null) {
            throw new InvalidInputException("--interval is missing: how long is a bar? For example --interval 1m");
        }
        Instrument named = instrument == null && usual != null
                ? usual.instrument()
                : OptionText.parse("--instrument", instrument == null ? name : instrument, Instrument::new);
        return new BarSpecification(
                new Instrument(named.id(), known.terms().orElse(named.terms())),
                interval == null
                        ? Objects.requireNonNull(usual).interval()
                        : OptionText.parse("--interval", interval, Interval::parse),
                zone == null && usual != null
                        ? usual.zone()
                        : OptionText.parse("--zone", zone == null ? "UTC" : zone, ZoneId::of),
                sessionClose == null && usual != null
                        ? usual.sessionClose()
                        : OptionText.parse(
                                "--session-close",
                                sessionClose == null ? "24:00" : sessionClose,
                                BarSpecification::sessionClose));
    }
}
