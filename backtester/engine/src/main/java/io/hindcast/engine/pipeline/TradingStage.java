package io.hindcast.engine.pipeline;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.forecast.Forecast;
import java.util.List;
import java.util.function.Function;

/**
 * Third stage: match, mark, decide. Bars before the traded range are shown to the strategy as history only.
 */
public final class TradingStage extends BarStage {
    private final ForwardingListener listener = new ForwardingListener();
    private final TradingLoop loop;
    private final long tradeFrom;
    private final int horizonBars;

    /**
     * @param loop makes the trading loop on a listener
     * @param tradeFrom close of the first bar on which the strategy may decide, nanoseconds since 1970-01-01T00:00Z
     * @param horizonBars of the forecasts; 0 in a run without a model
     */
    public TradingStage(Function<TradingListener, TradingLoop> loop, long tradeFrom, int horizonBars) {
        super("trading");
        this.loop = loop.apply(listener);
        this.tradeFrom = tradeFrom;
        this.horizonBars = horizonBars;
    }

    @Override
    public List<CallWatch> watches() {
        return loop.watches();
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.bar().closeTime() < tradeFrom) {
            loop.onHistory(event.bar());
            return;
        }
        listener.to(event.outcome());
        loop.onBar(
                event.bar(),
                event.quote().orElse(null),
                event.hasForecast() ? new Forecast(horizonBars, event.bar().close(), event.forecastPrice()) : null,
                event.decision());
    }
}
