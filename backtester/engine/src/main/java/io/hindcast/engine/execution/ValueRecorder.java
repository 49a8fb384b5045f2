package io.hindcast.engine.execution;

import io.hindcast.market.Instrument;
import io.hindcast.strategy.Pane;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks what a strategy records and tells it on. Remembers names, not values. */
final class ValueRecorder {
    private static final int MOST_NAMES = 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,31}");

    private final TradingListener listener;
    private final Map<String, Series> series = new HashMap<>();

    private static final class Series {
        private final Pane pane;
        /** Time of the last value of each instrument. */
        private final Map<String, Long> last = new HashMap<>();

        private Series(Pane pane) {
            this.pane = pane;
        }
    }

    ValueRecorder(TradingListener listener) {
        this.listener = listener;
    }

    /**
     * Takes a value.
     *
     * @param time of the close that is decided on
     * @throws IllegalArgumentException as {@link io.hindcast.strategy.StrategyContext#record} says
     */
    void record(long time, Instrument instrument, String name, double value, Pane pane) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "a recorded value must be finite: " + name + "=" + value + "; record nothing where there is none");
        }
        Series known = series.get(name);
        if (known == null) {
            known = begin(name, pane);
        }
        if (known.pane != pane) {
            throw new IllegalArgumentException("all values of a name are drawn in one pane: " + name
                    + " was recorded for " + known.pane + " and now for " + pane);
        }
        Long before = known.last.put(instrument.id(), time);
        if (before != null && before == time) {
            throw new IllegalArgumentException("a name has one value of an instrument at a close: " + name + " of "
                    + instrument + " was recorded twice");
        }
        listener.recorded(new RecordedValue(time, instrument, name, value, pane));
    }

    private Series begin(String name, Pane pane) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a recorded value must be of at most 32 letters, digits and"
                    + " _ - . and begin with a letter: name='" + name + "'");
        }
        if (series.size() == MOST_NAMES) {
            throw new IllegalArgumentException("a run records values of at most " + MOST_NAMES + " names: '" + name
                    + "' came after " + String.join(", ", new TreeSet<>(series.keySet())));
        }
        Series begun = new Series(pane);
        series.put(name, begun);
        return begun;
    }
}
