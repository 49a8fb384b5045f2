package io.hindcast.paper.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.feed.FeedClock;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.InputReasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a session has made of its inputs, for whoever reads its results.
 *
 * @param health of the feed at the end
 * @param clock of the feed
 */
record SessionInputs(FeedHealth health, FeedClock clock) {
    /** What calls for saying, one sentence each. */
    List<String> warnings() {
        FeedCounters counters = health.counters();
        List<String> warnings = new ArrayList<>();
        if (counters.garbage() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d inputs were unreadable or impossible, and not used: %s",
                    counters.garbage(),
                    counters.messages(),
                    health.garbage().stream()
                            .map(count -> String.format(Locale.ROOT, "%,d x %s", count.inputs(), count.reason()))
                            .collect(Collectors.joining("; "))));
        }
        if (counters.acceptedLate() > 0) {
            warnings.add(late(counters));
        }
        if (counters.outOfOrder() > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "%,d bars came behind a later one, and were not used", counters.outOfOrder()));
        }
        return warnings;
    }

    private String late(FeedCounters counters) {
        long bars = counters.accepted() + counters.acceptedLate();
        String late = String.format(
                Locale.ROOT,
                "%,d of %,d bars came too late, and the strategy was not asked on them",
                counters.acceptedLate(),
                bars);
        return clock == FeedClock.WALL && counters.acceptedLate() > counters.accepted()
                ? late
                        + "; rows of the past need a feed that is started with --clock bars, and live bars that come this"
                        + " late a longer paper.late-after"
                : late;
    }

    /** The counters by their names, and garbage by its reasons. */
    ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        health.counters().named().forEach(json::put);
        ArrayNode reasons = json.putArray("garbage_reasons");
        for (InputReasons.Count count : health.garbage()) {
            reasons.addObject().put("reason", count.reason()).put("inputs", count.inputs());
        }
        return json;
    }
}
