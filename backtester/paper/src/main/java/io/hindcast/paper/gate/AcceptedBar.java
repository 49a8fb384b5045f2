package io.hindcast.paper.gate;

import io.hindcast.market.Bar;
import java.util.StringJoiner;

/** A bar that was accepted, to compare later ones with. */
record AcceptedBar(long closeTime, double open, double high, double low, double close, double volume) implements Bar {
    static AcceptedBar of(Bar bar) {
        return new AcceptedBar(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** Which values another bar of the same time has instead, for example {@code close 100.0 is now 101.0}. */
    String changesTo(AcceptedBar other) {
        StringJoiner changes = new StringJoiner(", ");
        change(changes, "open", open, other.open);
        change(changes, "high", high, other.high);
        change(changes, "low", low, other.low);
        change(changes, "close", close, other.close);
        change(changes, "volume", volume, other.volume);
        return changes.toString();
    }

    private static void change(StringJoiner changes, String name, double earlier, double now) {
        if (Double.compare(earlier, now) != 0) {
            changes.add(name + " " + earlier + " is now " + now);
        }
    }
}
