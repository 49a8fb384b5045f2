package io.hindcast.intake;

import io.hindcast.market.Bar;

/** A bar that was accepted, to compare later ones with. */
public record AcceptedBar(long closeTime, double open, double high, double low, double close, double volume)
        implements Bar {
    static AcceptedBar of(Bar bar) {
        return new AcceptedBar(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
