package io.hindcast.cli;

import io.hindcast.paper.web.PageAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and where the page of a session is served; one of the two at most. */
final class PageOption {
    @Option(
            names = "--page",
            paramLabel = "[HOST:]PORT",
            description =
                    "Where the page of the session is served. Default: 127.0.0.1:8456, for this machine alone, or a"
                            + " free port where that is taken. An address that others can reach needs a token: that of the"
                            + " environment variable HINDCAST_TOKEN, or a new one that is printed.")
    private String page;

    @Option(names = "--no-page", description = "Serves no page.")
    private boolean none;

    /** Where; empty when there is to be none. */
    static Optional<PageAddress> address(PageOption optionOrNull) {
        if (optionOrNull == null) {
            return Optional.of(PageAddress.USUAL);
        }
        return optionOrNull.none ? Optional.empty() : Optional.of(PageAddress.parse(optionOrNull.page));
    }
}
