package io.hindcast.lstm;

import io.hindcast.forecast.Forecast;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Signal;
import io.hindcast.trading.TargetPosition;
import java.util.Optional;

/**
 * Trades on the forecast return: enters beyond a threshold, leaves below another. What it holds is read from the portfolio,
 * so an entry that was rejected is tried again at the next close that calls for it.
 */
final class LstmStrategy implements Strategy {
    private final double entryBps;
    private final double exitBps;
    private final boolean shorts;
    private final double fraction;

    /**
     * @param entryBps forecast return, in basis points, from which on a position is entered
     * @param exitBps forecast return, in basis points, at or below which a long position is left
     * @param shorts whether the mirror image is traded too
     * @param fraction of equity that a position takes
     */
    LstmStrategy(double entryBps, double exitBps, boolean shorts, double fraction) {
        this.entryBps = entryBps;
        this.exitBps = exitBps;
        this.shorts = shorts;
        this.fraction = fraction;
    }

    @Override
    public void onBar(BarContext context) {
        Optional<Forecast> forecast = context.forecast();
        if (forecast.isEmpty()) {
            return;
        }
        double held =
                Math.signum(context.portfolio().position(context.instrument()).quantity());
        Signal signal = signal(forecast.get().returnBps(), (int) held);
        if (signal.direction() != held) {
            context.orders().target(new TargetPosition(context.instrument(), signal.direction() * fraction));
        }
    }

    /** What to be, from the forecast and the side held (+1, 0, -1). */
    Signal signal(double returnBps, int held) {
        if (returnBps >= entryBps || (held > 0 && returnBps > exitBps)) {
            return Signal.LONG;
        }
        if (shorts && (-returnBps >= entryBps || (held < 0 && -returnBps > exitBps))) {
            return Signal.SHORT;
        }
        return Signal.FLAT;
    }
}
