package io.hindcast.paper.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.view.BarRow;
import io.hindcast.paper.view.EquityPoint;
import io.hindcast.paper.view.OpenOrder;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.paper.view.PaperView;
import io.hindcast.paper.view.SessionBook;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.util.List;
import java.util.Locale;

/**
 * A session as JSON. Prices and money are in the instrument's currency, times in UTC, and units stand in the names; a number
 * that there is none of is {@code null}.
 */
final class StatusJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusJson() {}

    /** Figures, orders, fills, feed. */
    static ObjectNode of(PaperView view) {
        SessionBook book = view.book();
        PaperStatus status = book.status();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("session", view.session().name())
                .put("instrument", view.session().bars().instrument().id())
                .put("interval", view.session().bars().interval().toString())
                .put(
                        "interval_seconds",
                        view.session().bars().interval().duration().toSeconds())
                .put("feed", view.session().feed())
                .put(
                        "model",
                        view.session().model().isEmpty() ? null : view.session().model())
                .put("state", lower(view.state()))
                .put("replaying", view.replaying())
                .put("halt", book.halt().orElse(null));
        ArrayNode alarms = json.putArray("alarms");
        view.alarms().forEach(alarms::add);
        json.put("bars", status.bars()).put("time", status.bars() == 0 ? null : iso(status.time()));
        number(json, "close", status.close());
        number(json, "equity", status.equity());
        number(json, "benchmark_equity", status.benchmark());
        number(json, "cash", book.cash());
        number(json, "position_units", book.quantity());
        number(json, "position_value", status.positionValue());
        number(json, "exposure_fraction", book.exposure());
        number(json, "forecast", status.forecast());
        json.put("forecast_horizon_bars", view.session().horizonBars());
        ObjectNode error = json.putObject("forecast_error");
        error.put("count", book.pastError().count());
        number(error, "rmse_price", book.pastError().rmse());
        number(error, "persistence_rmse_price", book.pastError().persistenceRmse());
        json.put("orders_submitted", status.orders())
                .put("orders_rejected", status.rejected())
                .put("orders_open", book.openOrderCount())
                .put("fills_total", status.fills());
        ArrayNode orders = json.putArray("open_orders");
        book.openOrders().forEach(order -> orders.add(order(order)));
        ArrayNode fills = json.putArray("recent_fills");
        book.fills().forEach(fill -> fills.add(fill(fill)));
        view.health().ifPresent(health -> json.set("feed_health", health(health)));
        json.putObject("decision_latency")
                .put("count", view.latency().count())
                .put("p50_seconds", view.latency().p50Seconds())
                .put("p99_seconds", view.latency().p99Seconds())
                .put("max_seconds", view.latency().maxSeconds());
        return json;
    }

    /** Bars as rows of number, time in milliseconds, 1 when live, close, forecast, forecast for it, equity, benchmark. */
    static ArrayNode rows(List<BarRow> bars) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (BarRow bar : bars) {
            ArrayNode row =
                    rows.addArray().add(bar.number()).add(millis(bar.time())).add(bar.live() ? 1 : 0);
            for (double value :
                    new double[] {bar.close(), bar.forecast(), bar.expected(), bar.equity(), bar.benchmark()}) {
                number(row, value);
            }
        }
        return rows;
    }

    /** Points as rows of time in milliseconds, equity, benchmark. */
    static ArrayNode curve(List<EquityPoint> points) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (EquityPoint point : points) {
            ArrayNode row = rows.addArray().add(millis(point.time()));
            number(row, point.equity());
            number(row, point.benchmark());
        }
        return rows;
    }

    static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The word for a value of an enum. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode order(OpenOrder open) {
        Order order = open.order();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", order.id())
                .put("time", iso(order.time()))
                .put("side", lower(order.side()))
                .put("type", lower(order.type()))
                .put("quantity_units", order.quantity())
                .put("open_units", open.left())
                .put("status", lower(open.status()));
    }

    private static ObjectNode fill(Fill fill) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("order_id", fill.orderId())
                .put("time", iso(fill.time()))
                .put("side", lower(fill.side()))
                .put("quantity_units", fill.quantity())
                .put("price", fill.price())
                .put("reference_price", fill.referencePrice())
                .put("slippage", fill.slippage())
                .put("fee", fill.fee());
    }

    private static ObjectNode health(FeedHealth health) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("state", lower(health.state()))
                .put("detail", health.detail())
                .put("age_seconds", health.age().toMillis() / 1e3)
                .put(
                        "last_bar",
                        health.lastBarTime().isPresent()
                                ? iso(health.lastBarTime().getAsLong())
                                : null)
                .put(
                        "last_message",
                        health.lastMessageAt().isPresent()
                                ? iso(health.lastMessageAt().getAsLong())
                                : null);
        FeedCounters counters = health.counters();
        ObjectNode named = json.putObject("counters");
        counters.named().forEach(named::put);
        named.put("disconnects", counters.disconnects()).put("reconnects", counters.reconnects());
        return json;
    }

    private static void number(ObjectNode json, String name, double value) {
        json.put(name, Double.isFinite(value) ? (Double) value : null);
    }

    private static void number(ArrayNode row, double value) {
        row.add(Double.isFinite(value) ? (Double) value : null);
    }

    private static String iso(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }

    private static long millis(long nanos) {
        return EpochNanos.toInstant(nanos).toEpochMilli();
    }
}
