package io.hindcast.statistics.returns;

import io.hindcast.statistics.series.Sample;
import java.util.Arrays;

/**
 * Returns of bars, summed to days: bars of one day share its trades, and are no observations of their own.
 *
 * @param days of the epoch, rising; only those that have a bar
 * @param logReturns of each day: the sum of its bars'
 * @param bars of each day
 */
public record DailyReturns(long[] days, double[] logReturns, int[] bars) {
    /**
     * Sums the log returns of each day's bars.
     *
     * @param logReturns of bars, in the order of time
     * @param epochDays the day of each bar, in the calendar that the caller counts days by
     * @throws IllegalArgumentException if lengths differ, a return is not finite, or a day comes after a later one
     */
    public static DailyReturns sum(double[] logReturns, long[] epochDays) {
        if (Sample.finite("returns", logReturns).length != epochDays.length) {
            throw new IllegalArgumentException(
                    "every bar needs a day, but there are " + logReturns.length + " and " + epochDays.length);
        }
        long[] days = new long[epochDays.length];
        double[] sums = new double[epochDays.length];
        int[] bars = new int[epochDays.length];
        int count = 0;
        for (int t = 0; t < epochDays.length; t++) {
            if (t > 0 && epochDays[t] < epochDays[t - 1]) {
                throw new IllegalArgumentException(
                        "days must not fall, but [" + t + "] is " + epochDays[t] + " after " + epochDays[t - 1]);
            }
            if (count == 0 || days[count - 1] != epochDays[t]) {
                days[count++] = epochDays[t];
            }
            sums[count - 1] += logReturns[t];
            bars[count - 1]++;
        }
        return new DailyReturns(Arrays.copyOf(days, count), Arrays.copyOf(sums, count), Arrays.copyOf(bars, count));
    }
}
