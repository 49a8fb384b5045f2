package io.hindcast.engine.accounting;

import io.hindcast.trading.Fill;
import java.time.Instant;

/**
 * Proves after every event that money is conserved: {@code equity = cash + quantity * price * multiplier}, and
 * its change since the event before is the price move on the units held, less slippage and fee. Keeps its own copy of the account's last state
 * and runs in every backtest; an event costs a few additions.
 */
public final class ConservationCheck {
    /** Largest difference allowed, relative to the money at stake: |cash| + |position value|. */
    private static final double TOLERANCE = 1e-9;

    private final Account account;
    private final double pointValue;
    private double cash;
    private double quantity;
    private double price;

    /** Starts from the account's present state. */
    public ConservationCheck(Account account) {
        this.account = account;
        this.pointValue = account.pointValue();
        remember();
    }

    /**
     * The account has been marked at another price, and nothing else has happened.
     *
     * @param time close time of the bar, nanoseconds since 1970-01-01T00:00Z
     * @throws IllegalStateException when the change of equity is not the price move
     */
    public void afterMark(long time) {
        require(time, "mark", cash, quantity, equityBefore() + quantity * (account.price() - price) * pointValue);
        remember();
    }

    /**
     * A fill has been applied to the account.
     *
     * @throws IllegalStateException when the change of equity is not the price move up to the fill's reference price, less
     *     what the fill costs
     */
    public void afterFill(Fill fill) {
        double signed = fill.signedQuantity();
        double move = quantity * (fill.referencePrice() - price) * pointValue;
        double costs = signed * (fill.price() - fill.referencePrice()) * pointValue + fill.fee();
        require(
                fill.time(),
                "fill of order " + fill.orderId(),
                cash - signed * fill.price() * pointValue - fill.fee(),
                quantity + signed,
                equityBefore() + move - costs);
        remember();
    }

    private double equityBefore() {
        return cash + quantity * price * pointValue;
    }

    private void require(long time, String event, double newCash, double newQuantity, double newEquity) {
        double positionValue = account.quantity() * account.price() * pointValue;
        double equity = account.cash() + positionValue;
        double stake = Math.max(
                Math.abs(cash) + Math.abs(quantity * price * pointValue),
                Math.abs(account.cash()) + Math.abs(positionValue));
        double units = Math.max(Math.abs(quantity), Math.abs(account.quantity()));
        // Written so that NaN fails too.
        if (!(Math.abs(equity - newEquity) <= TOLERANCE * stake
                && Math.abs(account.cash() - newCash) <= TOLERANCE * stake
                && Math.abs(account.quantity() - newQuantity) <= TOLERANCE * units)) {
            throw new IllegalStateException("money is not conserved at the " + event + " on the bar of "
                    + Instant.EPOCH.plusNanos(time)
                    + ": equity=" + equity + " but price moves, fills and fees explain " + newEquity
                    + "; cash=" + account.cash() + ", explained " + newCash
                    + "; quantity=" + account.quantity() + ", explained " + newQuantity
                    + "; price=" + account.price() + ", before " + price);
        }
    }

    private void remember() {
        cash = account.cash();
        quantity = account.quantity();
        price = account.price();
    }
}
