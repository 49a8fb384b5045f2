package io.hindcast.engine.plugin;

import io.hindcast.metric.EquityPoint;
import io.hindcast.metric.ForecastOutcome;
import io.hindcast.metric.Metric;
import io.hindcast.trading.Trade;

/** A metric whose failures bear its name, whose calls can be watched, and which is no infinite number. */
public record ContainedMetric(Metric metric, Calls calls) implements Metric, Watched {
    /** Contains a metric. */
    public static ContainedMetric of(Metric metric, Plugged who) {
        return new ContainedMetric(metric, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public void onEquity(EquityPoint point) {
        ClassLoader before = calls.enter("onEquity");
        try {
            metric.onEquity(point);
        } catch (Throwable e) {
            throw calls.failure("onEquity", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public void onTrade(Trade trade) {
        calls.run("onTrade", () -> metric.onTrade(trade));
    }

    @Override
    public void onForecast(ForecastOutcome outcome) {
        ClassLoader before = calls.enter("onForecast");
        try {
            metric.onForecast(outcome);
        } catch (Throwable e) {
            throw calls.failure("onForecast", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public double value() {
        return calls.atTheEnd("value", () -> {
            double value = metric.value();
            if (Double.isInfinite(value)) {
                throw new IllegalStateException(
                        "it must give a number, or NaN where it is undefined, but gave " + value);
            }
            return value;
        });
    }
}
