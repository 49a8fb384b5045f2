package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.FeedState;
import io.hindcast.paper.view.BarRow;
import io.hindcast.paper.view.DecisionLatency;
import io.hindcast.paper.view.PaperView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which metrics there are when. */
class MetricsTextTest {
    private static final DecisionLatency MEASURED = new DecisionLatency(2, 0.25, 0.5, 0.75, 1);

    private static List<String> samples(boolean replaying, DecisionLatency latency) {
        PaperView view = ScriptedPage.view(1, replaying, new BarRow(6, true, 1_000_000_000, 100, 101, 99, 1e5, 1e5));
        FeedHealth health = new FeedHealth(
                FeedState.LIVE,
                "",
                new FeedCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                OptionalLong.of(1),
                OptionalLong.of(1),
                Duration.ofSeconds(3));
        PaperView whole = new PaperView(
                view.session(),
                view.state(),
                replaying,
                view.book(),
                Optional.of(health),
                latency,
                List.of("an alarm of the past"));
        return new String(MetricsText.of(whole), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void aReplayShowsNoFiguresOfThePast() {
        List<String> replay = samples(true, MEASURED);
        assertThat(replay).contains("hindcast_paper_replaying 1.0");
        assertThat(replay.stream().map(line -> line.split("[ {]", -1)[0]).distinct())
                .containsExactlyInAnyOrder(
                        "hindcast_paper_session_info",
                        "hindcast_paper_state",
                        "hindcast_paper_replaying",
                        "hindcast_paper_decision_latency_seconds",
                        "hindcast_paper_decision_latency_seconds_count",
                        "hindcast_paper_decision_latency_seconds_sum",
                        "hindcast_paper_decision_latency_max_seconds");
        assertThat(samples(false, MEASURED))
                .contains(
                        "hindcast_paper_replaying 0.0",
                        "hindcast_paper_bars_total 7.0",
                        "hindcast_paper_equity 100000.0",
                        "hindcast_paper_alarms 1.0",
                        "hindcast_paper_halted 0.0",
                        "hindcast_feed_gaps_total 0.0",
                        "hindcast_feed_age_seconds 3.0");
    }

    @Test
    void latenciesThatWereNotMeasuredAreNotZero() {
        assertThat(samples(false, new DecisionLatency(0, 0, 0, 0, 0)).stream().filter(line -> line.contains("latency")))
                .containsExactlyInAnyOrder(
                        "hindcast_paper_decision_latency_seconds_count 0",
                        "hindcast_paper_decision_latency_seconds_sum 0.0");
        assertThat(samples(false, MEASURED))
                .contains(
                        "hindcast_paper_decision_latency_seconds{quantile=\"0.5\"} 0.25",
                        "hindcast_paper_decision_latency_seconds{quantile=\"0.99\"} 0.5",
                        "hindcast_paper_decision_latency_max_seconds 0.75");
    }
}
