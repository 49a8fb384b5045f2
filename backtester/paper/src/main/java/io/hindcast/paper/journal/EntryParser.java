package io.hindcast.paper.journal;

import io.hindcast.engine.drift.DriftAlarm;
import io.hindcast.engine.execution.Quote;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the records of a journal. */
public final class EntryParser {
    private EntryParser() {}

    /**
     * Reads a record.
     *
     * @throws InvalidInputException when it is none
     */
    public static Entry parse(String line) {
        String[] f = line.split(",", -1);
        try {
            return switch (f[0]) {
                case "input" -> input(line, f);
                case "quote" ->
                    new Entry.Quoted(new Quote(nanos(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3])));
                case "command" -> new Entry.Steering(Entry.Command.valueOf(f[1]));
                case "model" -> new Entry.ModelChange(f[1], nanos(f[2]), LiveModel.Origin.valueOf(f[3]));
                case "alarm" ->
                    new Entry.Alarmed(
                            nanos(f[1]),
                            new DriftAlarm(
                                    f[2].equals("RAISED"),
                                    DriftAlarm.Measure.valueOf(f[3]),
                                    rest(line, 6),
                                    Double.parseDouble(f[4]),
                                    Double.parseDouble(f[5])));
                case "forecast" -> new Entry.Forecasted(nanos(f[1]), Double.parseDouble(f[2]));
                case "order" ->
                    new Entry.Ordered(
                            nanos(f[1]),
                            Long.parseLong(f[2]),
                            Side.valueOf(f[3]),
                            Double.parseDouble(f[4]),
                            OrderStatus.valueOf(f[5]),
                            rest(line, 6));
                case "fill" ->
                    new Entry.Filled(
                            nanos(f[1]),
                            Long.parseLong(f[2]),
                            Side.valueOf(f[3]),
                            Double.parseDouble(f[4]),
                            Double.parseDouble(f[5]),
                            Double.parseDouble(f[6]),
                            Double.parseDouble(f[7]));
                case "equity" ->
                    new Entry.Marked(
                            nanos(f[1]),
                            Double.parseDouble(f[2]),
                            Double.parseDouble(f[3]),
                            Double.parseDouble(f[4]),
                            Double.parseDouble(f[5]));
                default -> throw new IllegalArgumentException("unknown kind '" + f[0] + "'");
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            throw new InvalidInputException(
                    "the journal holds a record that this version can't read: '" + line + "' (" + e.getMessage()
                            + "); continue the session with the version that began it",
                    e);
        }
    }

    private static Entry.Input input(String line, String[] f) {
        GateVerdict verdict = GateVerdict.valueOf(f[2]);
        long index = Long.parseUnsignedLong(f[1], 16);
        long now = Long.parseLong(f[3]);
        if (!verdict.accepted()) {
            return new Entry.Input(index, verdict, now, Optional.empty(), rest(line, 4));
        }
        Entry.PaperBar bar = new Entry.PaperBar(
                nanos(f[4]),
                Double.parseDouble(f[5]),
                Double.parseDouble(f[6]),
                Double.parseDouble(f[7]),
                Double.parseDouble(f[8]),
                Double.parseDouble(f[9]));
        return new Entry.Input(index, verdict, now, Optional.of(bar), "");
    }

    private static long nanos(String time) {
        return EpochNanos.of(Instant.parse(time));
    }

    /** What follows the first {@code fields} commas. */
    private static String rest(String line, int fields) {
        int at = 0;
        for (int i = 0; i < fields; i++) {
            at = line.indexOf(',', at) + 1;
        }
        return line.substring(at);
    }
}
