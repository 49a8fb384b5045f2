package io.hindcast.adapter;

import io.hindcast.lstm.LstmStrategyProvider;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategySetup;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bars in, target positions out: a strategy in an engine of somebody else. It believes that each target is reached before
 * the next bar closes; where it is not, {@link #held} tells. Not safe for use from several threads.
 */
public final class TargetPositions implements AutoCloseable {
    private final Strategy strategy;
    private final @Nullable ForecastStream forecasts;
    private final BelievedPosition position;

    private TargetPositions(Strategy strategy, @Nullable ForecastStream forecasts, Instrument instrument) {
        this.strategy = strategy;
        this.forecasts = forecasts;
        this.position = new BelievedPosition(instrument);
    }

    /**
     * The LSTM strategy with a stored model.
     *
     * @param model folder of a causal model, as {@code hindcast train} prints it
     * @param zone the market's zone, for features of the calendar
     * @param instrument what is traded
     * @param settings the {@code strategy} section of a config without its name, for example {@code entry-bps} and {@code
     *     mode}
     * @throws io.hindcast.settings.InvalidInputException when model or settings are at fault
     */
    public static TargetPositions lstm(Path model, ZoneId zone, Instrument instrument, Map<String, ?> settings) {
        ForecastStream forecasts = ForecastStream.open(model, zone);
        LstmStrategyProvider provider = new LstmStrategyProvider();
        MapSettings section = MapSettings.of(settings).declare(provider.keys());
        Strategy strategy = provider.create(
                StrategySetup.of(section, instrument, forecasts.interval(), zone, TargetPositions::unknownCosts));
        section.requireAllKnown();
        return new TargetPositions(strategy, forecasts, instrument);
    }

    /**
     * A strategy that needs no forecasts. It is told of no orders ({@link Strategy#onOrder}), for nobody here knows what
     * becomes of them, and values that it records are dropped.
     *
     * @param strategy has seen no bar; must send targets, not orders of a quantity
     */
    public static TargetPositions of(Strategy strategy, Instrument instrument) {
        return new TargetPositions(strategy, null, instrument);
    }

    /**
     * Shows a bar from before trading begins.
     *
     * @throws IllegalArgumentException when time does not increase
     */
    public void history(Bar bar) {
        if (forecasts != null) {
            forecasts.next(bar);
        }
        strategy.onHistory(position.named(bar));
    }

    /**
     * Decides at the close of a bar.
     *
     * @param bar later than all before
     * @return what to hold until further notice, as a fraction of equity; flat until the strategy has wanted anything
     * @throws IllegalArgumentException when time does not increase
     * @throws UnsupportedOperationException when the strategy sends an order of a quantity
     */
    public TargetPosition next(Bar bar) {
        position.at(bar, forecasts == null ? null : forecasts.next(bar).orElse(null));
        strategy.onBar(position);
        strategy.onClose(position);
        return position.target();
    }

    /**
     * Tells what is really held, where a target was not reached, or something else was traded.
     *
     * @param fraction of equity; negative when short
     * @throws IllegalArgumentException when it is not finite
     */
    public void held(double fraction) {
        position.held(fraction);
    }

    private static double unknownCosts(Instrument instrument, Side side, double quantity, double price) {
        throw new UnsupportedOperationException(
                "what " + instrument + " costs to trade is known to the engine that fills the orders, not here");
    }

    @Override
    public void close() {
        if (forecasts != null) {
            forecasts.close();
        }
    }
}
