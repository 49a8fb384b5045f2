package io.hindcast.cli;

import io.hindcast.paper.web.PageAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private @Nullable String page;

    @Option(names = "--no-page", description = "Serves no page.")
    private boolean none;

    /**
     * Where; empty when there is to be none.
     *
     * @param option null when neither of the two is given
     */
    static Optional<PageAddress> address(@Nullable PageOption option) {
        if (option == null) {
            return Optional.of(PageAddress.USUAL);
        }
        return option.none
                ? Optional.empty()
                : Optional.of(PageAddress.parse(Objects.requireNonNull(option.page, "one of the two is given")));
    }
}
