package io.hindcast.paper.view;

import io.hindcast.paper.gate.FeedHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody who watches a session should look at, in words. */
public final class Alarms {
    private Alarms() {}

    /** The gravest first. */
    public static List<String> of(Optional<FeedHealth> health, SessionBook book, List<String> ofModel) {
        List<String> alarms = new ArrayList<>();
        health.map(Alarms::ofFeed).filter(text -> !text.isEmpty()).ifPresent(alarms::add);
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
