package io.hindcast.paper.view;

import io.hindcast.paper.gate.FeedHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody who watches a session should look at, in words. */
public final class Alarms {
    private Alarms() {}

    /**
     * The gravest first.
     *
     * @param health null before there is a feed
     */
    public static List<String> of(@Nullable FeedHealth health, SessionBook book, List<String> ofModel) {
        List<String> alarms = new ArrayList<>();
        Optional.ofNullable(health)
                .map(Alarms::ofFeed)
                .filter(text -> !text.isEmpty())
                .ifPresent(alarms::add);
        book.halt().ifPresent(alarms::add);
        alarms.addAll(ofModel);
        return List.copyOf(alarms);
    }

    private static String ofFeed(FeedHealth health) {
        return switch (health.state()) {
            case STALE ->
                "the feed is stale: no bar for longer than it may take; nothing is traded until one comes in time";
            case DISCONNECTED -> "the feed has lost its source: " + health.detail();
            case ENDED -> health.failed() ? "the feed has ended: " + health.detail() : "";
            case WAITING, LIVE -> "";
        };
    }
}
