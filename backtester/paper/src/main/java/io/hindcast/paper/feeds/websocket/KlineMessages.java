package io.hindcast.paper.feeds.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Interval;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.BarArrivals;
import io.hindcast.paper.feeds.UnreadableException;
import io.hindcast.paper.feeds.rows.JsonLineReader;
import io.hindcast.store.importing.DecimalText;

/**
 * Makes messages of what Binance's market streams send: kline events and book tickers, single ({@code /ws/...}) or combined
 * ({@code /stream?streams=...}, where the event is the field {@code data}). A kline ends one millisecond before its bar
 * closes, and is the bar when {@code x} says so.
 *
 * @see <a href="https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams">Web socket streams</a>
 */
final class KlineMessages {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BarSpecification bars;
    private final String symbol;
    private final ArrivalClock arrival;
    private final BarArrivals arrivals;

    /** @param symbol what the exchange calls the instrument */
    KlineMessages(BarSpecification bars, String symbol, ArrivalClock arrival) {
        this.bars = bars;
        this.symbol = symbol;
        this.arrival = arrival;
        arrivals = new BarArrivals(bars, arrival);
    }

    /** The message of a text. */
    FeedMessage message(String text) {
        try {
            JsonNode root = JsonLineReader.parse(text);
            JsonNode event = root.has("stream") && root.path("data").isObject() ? root.get("data") : root;
            if (event.path("e").asText().equals("kline")) {
                return kline(event);
            }
            if (event.has("b") && event.has("a") && event.has("s")) {
                requireSymbol(event);
                return new Quote(
                        bars.instrument(), arrival.now(), number(event, "b"), number(event, "a"), arrival.now());
            }
            throw new UnreadableException("is neither a kline nor a book ticker");
        } catch (UnreadableException e) {
            return new Garbage(text, e.reason(), arrival.now());
        }
    }

    private FeedMessage kline(JsonNode event) throws UnreadableException {
        JsonNode kline = event.path("k");
        requireSymbol(kline.has("s") ? kline : event);
        requireInterval(kline);
        double open = number(kline, "o");
        double high = number(kline, "h");
        double low = number(kline, "l");
        double close = number(kline, "c");
        double volume = number(kline, "v");
        long closeTime = closeTime(kline);
        if (!kline.path("x").isBoolean()) {
            throw new UnreadableException("k.x must be true or false");
        }
        if (!kline.get("x").asBoolean()) {
            return arrivals.requirePresent(
                    new UnfinishedBar(bars.instrument(), closeTime, open, high, low, close, volume, arrival.now()));
        }
        return arrivals.closed(bars.instrument(), closeTime, open, high, low, close, volume);
    }

    private void requireSymbol(JsonNode node) throws UnreadableException {
        if (!node.path("s").asText().equalsIgnoreCase(symbol)) {
            throw new UnreadableException("is of symbol '" + node.path("s").asText() + "', expected " + symbol);
        }
    }

    private void requireInterval(JsonNode kline) throws UnreadableException {
        String text = kline.path("i").asText();
        try {
            if (Interval.parse(text).duration().equals(bars.interval().duration())) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below: 1M is one that Hindcast has no bars of.
        }
        throw new UnreadableException("has the interval '" + text + "', expected " + bars.interval());
    }

    private long closeTime(JsonNode kline) throws UnreadableException {
        JsonNode begin = kline.path("t");
        JsonNode end = kline.path("T");
        if (!begin.isIntegralNumber()
                || !begin.canConvertToLong()
                || !end.isIntegralNumber()
                || !end.canConvertToLong()) {
            throw new UnreadableException("k.t and k.T must be milliseconds since 1970");
        }
        try {
            long closeMillis = Math.addExact(end.asLong(), 1);
            if (Math.subtractExact(closeMillis, begin.asLong())
                    != bars.interval().duration().toMillis()) {
                throw new UnreadableException(
                        "lasts from " + begin + " to " + end + " ms, which is not " + bars.interval());
            }
            return Math.multiplyExact(closeMillis, NANOS_PER_MILLI);
        } catch (ArithmeticException e) {
            throw new UnreadableException("k.T does not fit into 64 bits of nanoseconds since 1970");
        }
    }

    private static double number(JsonNode node, String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (!value.isTextual() && !value.isNumber()) {
            throw new UnreadableException("has no number '" + field + "'");
        }
        try {
            return DecimalText.parse(value.asText().strip());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableException(field + " '" + value.asText() + "' " + e.getMessage());
        }
    }
}
