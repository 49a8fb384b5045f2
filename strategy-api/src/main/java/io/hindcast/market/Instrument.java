package io.hindcast.market;

/**
 * A thing that is traded.
 *
 * @param id the name that stands in every file of a run, for example {@code SPX} or {@code BTCUSD}; letters, digits and
 *     {@code . _ - / ^ =} only
 */
public record Instrument(String id) {
    /** @throws IllegalArgumentException when the id is empty or holds another character than those allowed */
    public Instrument {
        if (!id.matches("[A-Za-z0-9._/^=-]+")) {
            throw new IllegalArgumentException(
                    "instrument id must be letters, digits and . _ - / ^ = only: id='" + id + "'");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
