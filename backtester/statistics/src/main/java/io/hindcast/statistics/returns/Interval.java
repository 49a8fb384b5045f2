package io.hindcast.statistics.returns;

/**
 * Where a figure lies, but for chance.
 *
 * @param lower end, in units of the figure; NaN where undefined
 * @param upper end
 * @param level share of samples in which such an interval misses the figure, such as 0.05
 */
public record Interval(double lower, double upper, double level) {
    /** Whether both ends lie above a value. */
    public boolean above(double value) {
        return lower > value;
    }

    /** Whether both ends lie below a value. */
    public boolean below(double value) {
        return upper < value;
    }

    /**
     * Checks a level.
     *
     * @return {@code level}
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level must lie between 0 and 1, but is " + level);
        }
        return level;
    }
}
