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
    private final ForecastThresholds thresholds;
    private final double fraction;

    /** @param fraction of equity that a position takes */
    LstmStrategy(ForecastThresholds thresholds, double fraction) {
        this.thresholds = thresholds;
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
        Signal signal = thresholds.signal(forecast.get().returnBps(), (int) held);
        if (signal.direction() != held) {
            context.orders().target(new TargetPosition(context.instrument(), signal.direction() * fraction));
        }
    }
}
