package io.hindcast.engine.metrics;

import io.hindcast.metric.EquityPoint;
import io.hindcast.metric.Metric;
import io.hindcast.metric.MetricProvider;
import io.hindcast.metric.MetricUnit;
import io.hindcast.plugin.PartSetup;

/**
 * The depth and length of drawdowns in one figure: the root mean square of the fall of equity from its highest close, as a
 * fraction of that, over all traded bars (Martin and McCann, The Investor's Guide to Fidelity Funds, 1989).
 */
final class UlcerIndex implements Metric {
    private double peak = Double.NEGATIVE_INFINITY;
    private double squares;
    private long bars;

    @Override
    public void onEquity(EquityPoint point) {
        peak = Math.max(peak, point.equity());
        double fall = 1 - point.equity() / peak;
        squares += fall * fall;
        bars++;
    }

    @Override
    public double value() {
        return Math.sqrt(squares / bars);
    }

    /** Named {@code ulcer-index}. */
    public static final class Provider implements MetricProvider {
        @Override
        public String name() {
            return "ulcer-index";
        }

        @Override
        public String description() {
            return "Root mean square of the fall of equity from its highest close";
        }

        @Override
        public String label() {
            return "Ulcer index";
        }

        @Override
        public MetricUnit unit() {
            return MetricUnit.FRACTION;
        }

        @Override
        public Metric create(PartSetup setup) {
            return new UlcerIndex();
        }
    }
}
