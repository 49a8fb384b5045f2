package io.hindcast.paper.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last rows of a session; the oldest makes room for the newest. For one thread. */
final class SessionTail {
    private final BarRow[] ring;
    private final int horizonBars;
    private long next;

    /**
     * @param kept how many rows
     * @param horizonBars how many bars ahead forecasts look; 0 without any
     */
    SessionTail(int kept, int horizonBars) {
        ring = new BarRow[kept];
        this.horizonBars = horizonBars;
    }

    /** Adds the next row, with the forecast that had been made for it. */
    void add(boolean live, long time, double close, double forecast, double equity, double benchmark) {
        ring[(int) (next % ring.length)] = new BarRow(
                next,
                live,
                time,
                close,
                forecast,
                origin(next).map(BarRow::forecast).orElse(Double.NaN),
                equity,
                benchmark);
        next++;
    }

    /** The kept rows behind one, oldest first. */
    List<BarRow> behind(long number) {
        List<BarRow> rows = new ArrayList<>();
        for (long i = Math.max(number + 1, next - ring.length); i < next; i++) {
            if (i >= 0) {
                rows.add(get(i));
            }
        }
        return rows;
    }

    /** How far the forecasts for the kept rows were off, beside the closes on which they were made. */
    PastError error() {
        long count = 0;
        double model = 0;
        double persistence = 0;
        for (BarRow row : behind(-1)) {
            Optional<BarRow> origin = origin(row.number());
            if (origin.isPresent() && !Double.isNaN(row.expected())) {
                count++;
                model += square(row.expected() - row.close());
                persistence += square(origin.get().close() - row.close());
            }
        }
        return new PastError(count, Math.sqrt(model / count), Math.sqrt(persistence / count));
    }

    /** The row on which the forecast for another was made; empty when there is none, or it is no longer kept. */
    private Optional<BarRow> origin(long number) {
        long origin = number - horizonBars;
        boolean kept = horizonBars > 0 && origin >= 0 && origin >= next - ring.length;
        return kept ? Optional.of(get(origin)) : Optional.empty();
    }

    private BarRow get(long number) {
        return ring[(int) (number % ring.length)];
    }

    private static double square(double value) {
        return value * value;
    }
}
