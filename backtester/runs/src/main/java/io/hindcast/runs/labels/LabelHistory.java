package io.hindcast.runs.labels;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.regime.RegimeHistory;
import io.hindcast.runs.config.LabelConfig;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;

/**
 * Every stored bar as a labeler may see it, held in memory: hindsight reads in both directions.
 *
 * @param history rows and segments
 * @param closeTimes {@code [bars]}, nanoseconds since 1970-01-01T00:00Z
 */
record LabelHistory(RegimeHistory history, long[] closeTimes) {
    /**
     * Reads all bars and computes their features.
     *
     * @throws InvalidInputException when they leave no bar for training or for judging
     */
    static LabelHistory read(BarSource bars, QueueMetadata queue, LabelConfig config) {
        if (queue.rows() > Integer.MAX_VALUE / 2) {
            throw new InvalidInputException("queue " + queue.name() + ": " + queue.rows()
                    + " bars are more than can be labelled at once; import a part of them, or longer bars");
        }
        int count = (int) queue.rows();
        FeaturePipeline features = config.features().get();
        double[][] rows = new double[count][features.width()];
        double[] close = new double[count];
        long[] times = new long[count];
        MutableBar bar = new MutableBar();
        for (int i = 0; i < count && bars.next(bar); i++) {
            features.update(bar.copy(), rows[i]);
            close[i] = bar.close();
            times[i] = bar.closeTime();
        }
        int firstRow = features.warmUpBars();
        int heldOutFrom = config.split().heldOutFrom(times, queue.zone());
        int trainTo = config.split().trainTo(firstRow, heldOutFrom, count);
        return new LabelHistory(
                new RegimeHistory(features.names(), rows, firstRow, close, trainTo, heldOutFrom, config.seed()), times);
    }
}
