package io.hindcast.paper.web;

import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.FeedState;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.paper.journal.TradingState;
import io.hindcast.paper.view.DecisionLatency;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.paper.view.PaperView;
import io.hindcast.paper.view.SessionBook;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A session in the text format of Prometheus. A gauge that there is no value of is left out; so are, as long as a session
 * repeats its journal, all figures that are then of the past: a counter that goes back and counts up again would be taken for
 * new events.
 */
final class MetricsText {
    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    private MetricsText() {}

    static byte[] of(PaperView view) {
        MetricsText metrics = new MetricsText();
        metrics.session(view);
        metrics.latency(view.latency());
        if (!view.replaying()) {
            metrics.book(view.book());
            view.health().ifPresent(metrics::feed);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, metrics.all.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void session(PaperView view) {
        all.metricSnapshot(InfoSnapshot.builder()
                .name("hindcast_paper_session")
                .help("What the session is about.")
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of(
                                "session",
                                view.session().name(),
                                "instrument",
                                view.session().bars().instrument().id(),
                                "interval",
                                view.session().bars().interval().toString(),
                                "feed",
                                view.session().feed(),
                                "model",
                                view.session().model()))
                        .build())
                .build());
        StateSetDataPointSnapshot.Builder states = StateSetDataPointSnapshot.builder();
        for (TradingState state : TradingState.values()) {
            states.state(StatusJson.lower(state), state == view.state());
        }
        all.metricSnapshot(StateSetSnapshot.builder()
                .name("hindcast_paper_state")
                .help("What those who steer the session have asked for: 1 for the state it is in.")
                .dataPoint(states.build())
                .build());
        gauge(
                "hindcast_paper_replaying",
                "1 while the session repeats its journal after a start; figures of its book and feed are then left out.",
                view.replaying() ? 1 : 0);
        if (!view.replaying()) {
            gauge(
                    "hindcast_paper_alarms",
                    "Alarms that are shown now.",
                    view.alarms().size());
        }
    }

    private void book(SessionBook book) {
        PaperStatus status = book.status();
        gauge(
                "hindcast_paper_halted",
                "1 when a limit forbade to decide on the last bar.",
                book.halt().isPresent() ? 1 : 0);
        counter("hindcast_paper_bars", "Live bars.", status.bars());
        counter("hindcast_paper_orders", "Orders submitted.", status.orders());
        counter("hindcast_paper_rejected_orders", "Orders rejected.", status.rejected());
        counter("hindcast_paper_fills", "Fills.", status.fills());
        gauge("hindcast_paper_open_orders", "Orders that can still be filled.", book.openOrderCount());
        gauge("hindcast_paper_close_price", "Closing price of the last live bar.", status.close());
        gauge("hindcast_paper_forecast_price", "Price expected at the horizon.", status.forecast());
        gauge(
                "hindcast_paper_forecast_rmse_price",
                "Root mean squared error of the latest forecasts, in price.",
                book.pastError().rmse());
        gauge(
                "hindcast_paper_persistence_rmse_price",
                "That of expecting no change, for the same bars.",
                book.pastError().persistenceRmse());
        gauge("hindcast_paper_equity", "Cash and position, in money.", status.equity());
        gauge("hindcast_paper_benchmark_equity", "What buy and hold would have, in money.", status.benchmark());
        gauge("hindcast_paper_cash", "Money on the account.", book.cash());
        gauge("hindcast_paper_position_units", "Units held, negative when short.", book.quantity());
        gauge("hindcast_paper_position_value", "Units held x close, in money.", status.positionValue());
        gauge("hindcast_paper_exposure_ratio", "Position value as a fraction of equity.", book.exposure());
        gauge(
                "hindcast_paper_last_bar_timestamp_seconds",
                "Close of the last live bar, since 1970.",
                status.bars() == 0 ? Double.NaN : status.time() / 1e9);
    }

    private void latency(DecisionLatency latency) {
        boolean measured = latency.count() > 0;
        all.metricSnapshot(SummarySnapshot.builder()
                .name("hindcast_paper_decision_latency_seconds")
                .help("From the storing of a live bar by its feed to its journalled decision.")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .quantiles(
                                measured
                                        ? Quantiles.of(
                                                new Quantile(0.5, latency.p50Seconds()),
                                                new Quantile(0.99, latency.p99Seconds()))
                                        : Quantiles.EMPTY)
                        .count(latency.count())
                        .sum(latency.sumSeconds())
                        .build())
                .build());
        gauge(
                "hindcast_paper_decision_latency_max_seconds",
                "The longest of them.",
                measured ? latency.maxSeconds() : Double.NaN);
    }

    private void feed(FeedHealth health) {
        FeedCounters counters = health.counters();
        CounterSnapshot.Builder messages =
                CounterSnapshot.builder().name("hindcast_feed_messages").help("Messages of the feed, by verdict.");
        for (GateVerdict verdict : GateVerdict.values()) {
            messages.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(Labels.of("verdict", StatusJson.lower(verdict)))
                    .value((double) counters.of(verdict))
                    .build());
        }
        all.metricSnapshot(messages.build());
        counter("hindcast_feed_gaps", "How often bars were missing.", counters.gaps());
        counter("hindcast_feed_missing_bars", "How many bars were missing.", counters.missingBars());
        counter("hindcast_feed_disconnects", "How often the connection was lost.", counters.disconnects());
        counter("hindcast_feed_reconnects", "How often it came back.", counters.reconnects());
        StateSetDataPointSnapshot.Builder states = StateSetDataPointSnapshot.builder();
        for (FeedState state : FeedState.values()) {
            states.state(StatusJson.lower(state), state == health.state());
        }
        all.metricSnapshot(StateSetSnapshot.builder()
                .name("hindcast_feed_state")
                .help("How the feed is: 1 for the state it is in.")
                .dataPoint(states.build())
                .build());
        gauge(
                "hindcast_feed_age_seconds",
                "Time without a bar: since the close of the last one, or since the session's start where that was later, on the clock of the feed.",
                health.age().toMillis() / 1e3);
    }

    private void counter(String name, String help, long value) {
        all.metricSnapshot(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build());
    }

    private void gauge(String name, String help, double value) {
        if (Double.isFinite(value)) {
            all.metricSnapshot(GaugeSnapshot.builder()
                    .name(name)
                    .help(help)
                    .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                    .build());
        }
    }
}
