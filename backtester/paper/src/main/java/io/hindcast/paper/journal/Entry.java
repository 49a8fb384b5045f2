package io.hindcast.paper.journal;

import io.hindcast.engine.drift.DriftAlarm;
import io.hindcast.engine.execution.Quote;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.TradingOutcome.OrderChange;
import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import java.util.Optional;

/** A record of a session's journal, in the order in which things happened. Each is a line of comma-separated values. */
public sealed interface Entry {
    /** The record's text. */
    String line();

    /** What somebody who steers the session can ask for. */
    enum Command {
        /** No decisions; what is held stays. In force until {@link #RESUME}, also over a restart. */
        PAUSE,
        /** No decisions; the position is closed. In force until {@link #RESUME}, also over a restart. */
        FLATTEN,
        /** Decisions again. */
        RESUME,
        /** No decisions; the position is closed, and then the session ends. In force until {@link #START_AGAIN}. */
        FLATTEN_AND_STOP,
        /** What was asked for before {@link #FLATTEN_AND_STOP}. A session that is started after that begins with it. */
        START_AGAIN
    }

    /**
     * A message of the live queue, ruled on.
     *
     * @param queueIndex the message's place in the live queue
     * @param now time by which it was ruled on, nanoseconds since 1970-01-01T00:00Z
     * @param bar the bar, when it was accepted
     * @param reason what was wrong with it; may be empty
     */
    record Input(long queueIndex, GateVerdict verdict, long now, Optional<PaperBar> bar, String reason)
            implements Entry {
        @Override
        public String line() {
            String start = "input," + Long.toHexString(queueIndex) + "," + verdict + "," + now;
            return start + "," + bar.map(Input::values).orElseGet(() -> oneLine(reason));
        }

        private static String values(PaperBar bar) {
            return iso(bar.closeTime()) + "," + bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close()
                    + "," + bar.volume();
        }
    }

    /** What comes from outside the bars; in force from the next one on. */
    sealed interface Instruction extends Entry {
        /** Whether a record is one. */
        static boolean isOne(String line) {
            return line.startsWith(Steering.KIND) || line.startsWith(ModelChange.KIND);
        }
    }

    /** The quote that the orders of the close before can meet on the bar whose {@link Input} follows. */
    record Quoted(Quote quote) implements Entry {
        @Override
        public String line() {
            return "quote," + iso(quote.time()) + "," + quote.bid() + "," + quote.ask();
        }
    }

    /** A command, in force from the next bar on. */
    record Steering(Command command) implements Instruction {
        private static final String KIND = "command,";

        @Override
        public String line() {
            return KIND + command;
        }
    }

    /**
     * Another model, which forecasts from the next bar on.
     *
     * @param id of a model in the session's folder
     * @param lastTime close of the last bar that its training has seen, nanoseconds since 1970-01-01T00:00Z
     * @param origin how it came into the session
     */
    record ModelChange(String id, long lastTime, LiveModel.Origin origin) implements Instruction {
        private static final String KIND = "model,";

        /** A model that forecasts from now on. */
        public static ModelChange of(LiveModel model) {
            return new ModelChange(model.id(), model.lastTime(), model.origin());
        }

        @Override
        public String line() {
            return KIND + id + "," + iso(lastTime) + "," + origin;
        }
    }

    /** A change between in order and drifted, found at the close of a bar. */
    record Alarmed(long time, DriftAlarm alarm) implements Entry {
        @Override
        public String line() {
            return "alarm," + iso(time) + "," + (alarm.raised() ? "RAISED" : "OVER") + "," + alarm.measure() + ","
                    + alarm.value() + "," + alarm.limit() + "," + oneLine(alarm.subject());
        }
    }

    /** The forecast made at the close of a bar. */
    record Forecasted(long time, double price) implements Entry {
        @Override
        public String line() {
            return "forecast," + iso(time) + "," + price;
        }
    }

    /** A change of an order. */
    record Ordered(long time, long id, Side side, double quantity, OrderStatus status, String reason) implements Entry {
        /** An order as the line tells of it. */
        public static Ordered of(OrderChange change) {
            return new Ordered(
                    change.time(),
                    change.order().id(),
                    change.order().side(),
                    change.order().quantity(),
                    change.status(),
                    change.reason());
        }

        @Override
        public String line() {
            return "order," + iso(time) + "," + id + "," + side + "," + quantity + "," + status + "," + oneLine(reason);
        }
    }

    /** An execution. */
    record Filled(long time, long orderId, Side side, double quantity, double price, double reference, double fee)
            implements Entry {
        @Override
        public String line() {
            return "fill," + iso(time) + "," + orderId + "," + side + "," + quantity + "," + price + "," + reference
                    + "," + fee;
        }
    }

    /** The account at the close of a bar: the last record of that bar. */
    record Marked(long time, double cash, double positionValue, double equity, double benchmark) implements Entry {
        @Override
        public String line() {
            return "equity," + iso(time) + "," + cash + "," + positionValue + "," + equity + "," + benchmark;
        }
    }

    /** A bar of its own, for the bars of a line are used again. */
    record PaperBar(long closeTime, double open, double high, double low, double close, double volume) implements Bar {
        /** A bar as the line has it. */
        public static PaperBar of(Bar bar) {
            return new PaperBar(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }
    }

    private static String iso(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
