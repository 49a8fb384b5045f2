package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.util.Optional;

/**
 * Whether a fill can be paid. A fill that leaves less of the same position is always let through. Any other must leave
 * cash of at least 0 when it leaves a long position, and equity of at least {@code initial-margin} x the position's value
 * when it leaves a short one, where short positions are allowed at all.
 */
final class FundsCheck {
    private final TradingSettings settings;

    FundsCheck(TradingSettings settings) {
        this.settings = settings;
    }

    /** Why an order must not be filled at all; empty when it may. */
    Optional<String> objection(Order order) {
        return settings.quantity() == TradingSettings.Quantity.WHOLE && order.quantity() != Math.rint(order.quantity())
                ? Optional.of("quantity " + order.quantity() + " is not whole (trading.quantity is whole)")
                : Optional.empty();
    }

    /** Why a fill must not happen, with the figures; empty when it may. The position is valued at the reference price. */
    Optional<String> objection(Fill proposed, Account account) {
        double before = account.quantity();
        double after = Account.quantityAfter(before, proposed.signedQuantity());
        boolean reduces = after * before >= 0 && Math.abs(after) < Math.abs(before);
        if (reduces) {
            return Optional.empty();
        }
        Optional<String> tooLarge = positionObjection(proposed, after, account);
        if (tooLarge.isPresent()) {
            return tooLarge;
        }
        // In the account's own order of operations, so that what passes here leaves what it says to the last bit.
        double cash =
                account.cash() - (proposed.signedQuantity() * proposed.price() * account.pointValue() + proposed.fee());
        return after < 0
                ? shortObjection(proposed, after, account.pointValue(), cash)
                : longObjection(proposed, account, cash);
    }

    /** Why a fill would be too large for {@code limits.position}, with the figures; empty when it would not. */
    Optional<String> beyondLimit(Fill proposed, Account account) {
        double after = Account.quantityAfter(account.quantity(), proposed.signedQuantity());
        return positionObjection(proposed, after, account);
    }

    /** True when equity no longer carries the short position at the last mark. */
    boolean marginCall(Account account) {
        return account.quantity() < 0
                && account.equity() < settings.maintenanceMargin() * Math.abs(account.positionValue());
    }

    private Optional<String> positionObjection(Fill proposed, double after, Account account) {
        double price = proposed.referencePrice();
        double equity = account.cash() + account.quantity() * price * account.pointValue();
        double most = settings.limits().position() * equity;
        return Math.abs(after) * price * account.pointValue() <= most
                        || Double.isInfinite(settings.limits().position())
                ? Optional.empty()
                : Optional.of("too large a position: " + after + " at " + price + " is worth more than " + most
                        + " (trading.limits.position is " + settings.limits().position() + ", equity " + equity + ")");
    }

    private static Optional<String> longObjection(Fill proposed, Account account, double cash) {
        return cash >= 0
                ? Optional.empty()
                : Optional.of("not enough cash: has " + account.cash() + " and needs " + (account.cash() - cash)
                        + " for " + proposed.quantity() + " at " + proposed.price() + " and a fee of "
                        + proposed.fee());
    }

    private Optional<String> shortObjection(Fill proposed, double after, double pointValue, double cash) {
        if (!settings.allowShort()) {
            return Optional.of(
                    "short positions are not allowed (trading.allow-short is false): the position would be " + after);
        }
        double shortValue = Math.abs(after) * proposed.referencePrice() * pointValue;
        double equity = cash - shortValue;
        double needed = settings.initialMargin() * shortValue;
        return equity >= needed
                ? Optional.empty()
                : Optional.of("not enough margin: a position of " + after + " at " + proposed.referencePrice()
                        + " needs equity of " + needed + " (trading.initial-margin is " + settings.initialMargin()
                        + ") and would leave " + equity);
    }
}
