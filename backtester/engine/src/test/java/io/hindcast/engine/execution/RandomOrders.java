package io.hindcast.engine.execution;

import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.Random;

/** Orders without sense: buys, sells, adds, flips, closes, targets, several a bar, some far beyond what can be paid. */
final class RandomOrders implements Strategy {
    private final Random random;
    private final boolean whole;

    RandomOrders(long seed, boolean whole) {
        this.random = new Random(seed);
        this.whole = whole;
    }

    @Override
    public void onBar(BarContext context) {
        int orders = random.nextInt(4) - 1;
        for (int i = 0; i < orders; i++) {
            order(context);
        }
    }

    private void order(BarContext context) {
        double held = context.portfolio().position(context.instrument()).quantity();
        double equity = Math.abs(context.portfolio().equity());
        switch (random.nextInt(6)) {
            case 0 -> context.orders().target(new TargetPosition(context.instrument(), 0));
            case 1 ->
                context.orders().target(new TargetPosition(context.instrument(), 2.4 * random.nextDouble() - 1.2));
            case 2 -> {
                if (held != 0) {
                    market(context, held > 0 ? Side.SELL : Side.BUY, Math.abs(held) * (1 + random.nextDouble()));
                }
            }
            default ->
                market(
                        context,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        equity / context.bar().close() * Math.exp(3 * random.nextDouble() - 2.5));
        }
    }

    private void market(BarContext context, Side side, double units) {
        double quantity = whole && random.nextInt(5) != 0 ? Math.ceil(units) : units;
        if (quantity > 0) {
            context.orders().market(context.instrument(), side, quantity);
        }
    }
}
