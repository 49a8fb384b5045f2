package io.hindcast.engine.accounting;

/**
 * What was bought with an amount of money.
 *
 * @param units that it paid for
 * @param rest money that is left
 */
public record Purchase(double units, double rest) {}
