package io.hindcast.engine.execution;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.Liquidity;
import io.hindcast.cost.SlippageModel;
import io.hindcast.engine.accounting.Purchase;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.Side;
import org.jspecify.annotations.Nullable;

/** What fills cost: slippage and fee on top of a price of the market. */
final class Costs {
    /** Halvings until two quantities differ by less than a rounding error. */
    private static final int HALVINGS = 100;

    private final SlippageModel slippage;
    private final FeeModel fees;
    private final @Nullable Double proportion;

    /**
     * @param proportion what buying for 1 costs in all, where that is the same whatever is bought; null else
     */
    Costs(SlippageModel slippage, FeeModel fees, @Nullable Double proportion) {
        this.slippage = slippage;
        this.fees = fees;
        this.proportion = proportion;
    }

    /**
     * The fill that an order would get.
     *
     * @param quantity units of it that are filled
     * @param price of the market
     * @param bar on which it is filled, or at whose close its size is decided; it must stay as it is
     */
    Fill fill(Order order, double quantity, double price, Bar bar) {
        Execution execution = execution(order.instrument(), order.side(), quantity, price, bar);
        double paid = slippage.price(execution);
        return new Fill(
                order.id(),
                bar.closeTime(),
                order.instrument(),
                order.side(),
                quantity,
                paid,
                price,
                Math.abs(paid - price) * quantity * order.instrument().pointValue(),
                fees.fee(execution.at(paid)));
    }

    /** A fill has happened: later ones may cost something else for it. */
    void filled(Fill fill, Bar bar) {
        Execution execution = execution(fill.instrument(), fill.side(), fill.quantity(), fill.price(), bar);
        slippage.filled(execution);
        fees.filled(execution);
    }

    /**
     * As much as all of the money pays for, costs included.
     *
     * @param price of the market
     */
    Purchase purchase(double money, Instrument instrument, double price, Bar bar) {
        if (proportion != null) {
            return new Purchase(money / (price * instrument.pointValue() * proportion), 0);
        }
        double units = 0;
        double most = money / (price * instrument.pointValue());
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (units + most) / 2;
            if (outlay(middle, instrument, price, bar) <= money) {
                units = middle;
            } else {
                most = middle;
            }
        }
        return new Purchase(units, units == 0 ? money : money - outlay(units, instrument, price, bar));
    }

    private double outlay(double units, Instrument instrument, double price, Bar bar) {
        Execution execution = execution(instrument, Side.BUY, units, price, bar);
        Execution paid = execution.at(slippage.price(execution));
        return paid.value() + fees.fee(paid);
    }

    private static Execution execution(Instrument instrument, Side side, double quantity, double price, Bar bar) {
        // Market orders are the only ones there are, and they take the price.
        return new Execution(instrument, side, quantity, price, bar, Liquidity.TAKER);
    }
}
