package io.hindcast.market;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A thing that is traded. Two are equal when their ids are: {@code new Instrument("SPX")} is the one that a run trades
 * under that name, whatever more the run knows of it.
 *
 * @param id the name that stands in every file of a run, for example {@code SPX} or {@code BTCUSD}; letters, digits and
 *     {@code . _ - / ^ =} only
 * @param terms what is known of it
 */
public record Instrument(String id, InstrumentTerms terms) {
    /** @throws IllegalArgumentException when the id is empty or holds another character than those allowed */
    public Instrument {
        if (!id.matches("[A-Za-z0-9._/^=-]+")) {
            throw new IllegalArgumentException(
                    "instrument id must be letters, digits and . _ - / ^ = only: id='" + id + "'");
        }
    }

    /**
     * One of which nothing but its name is known.
     *
     * @throws IllegalArgumentException when the id is empty or holds another character than those allowed
     */
    public Instrument(String id) {
        this(id, InstrumentTerms.UNKNOWN);
    }

    /** In which its price is quoted. */
    public Optional<String> currency() {
        return terms.currency();
    }

    /** The smallest step of its price, in money. */
    public OptionalDouble tick() {
        return terms.tick();
    }

    /** The smallest step of an order, in units. */
    public OptionalDouble lot() {
        return terms.lot();
    }

    /** Money that one unit is worth for each 1 of its price. */
    public OptionalDouble multiplier() {
        return terms.multiplier();
    }

    /** When its exchange trades. */
    public Optional<Session> session() {
        return terms.session();
    }

    /** Money that one unit is worth for each 1 of its price: the multiplier, or 1 where none is known. */
    public double pointValue() {
        return terms.multiplier().orElse(1);
    }

    /** True for an instrument of the same id. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Instrument instrument && id.equals(instrument.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
