package io.hindcast.paper.view;

import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.journal.TradingState;
import java.util.List;
import java.util.Optional;

/**
 * A session at a moment, for those who watch it.
 *
 * @param session what it is about
 * @param state what those who steer it have asked for
 * @param replaying true as long as it does again what its journal has
 * @param book after the last bar
 * @param health of the feed; empty before the session runs
 * @param latency of its decisions since it was started
 * @param alarms what somebody should look at, in words; empty when all is well
 */
public record PaperView(
        SessionFacts session,
        TradingState state,
        boolean replaying,
        SessionBook book,
        Optional<FeedHealth> health,
        DecisionLatency latency,
        List<String> alarms) {}
