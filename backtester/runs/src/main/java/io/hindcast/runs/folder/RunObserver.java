package io.hindcast.runs.folder;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.split.Segment;
import io.hindcast.market.Bar;
import java.util.List;

/** Told of each row as it is recorded, so that figures come from what stands in the files. */
public interface RunObserver {
    /**
     * A forecast whose horizon has come.
     *
     * @param fold whose model has made it, from 1
     * @param close on which it was made
     * @param forecast price
     * @param actual price
     */
    void forecast(Segment segment, int fold, double close, double forecast, double actual);

    /** A bar of the traded range, before what trading did on it. */
    default void traded(Bar bar) {}

    /** Calls into plugged-in code that must return in time. */
    default List<CallWatch> watches() {
        return List.of();
    }

    /** Told of what trading did on each bar, when the bar is recorded. */
    TradingListener trading();
}
