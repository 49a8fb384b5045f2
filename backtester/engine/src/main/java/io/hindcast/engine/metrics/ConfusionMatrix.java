package io.hindcast.engine.metrics;

/** How often a classifier gave which class where another was taught. Undefined figures are NaN. */
public final class ConfusionMatrix {
    private final long[][] counts;
    private long total;

    /** @param classes how many there are */
    public ConfusionMatrix(int classes) {
        counts = new long[classes][classes];
    }

    /** Counts one case. */
    public void add(int taught, int given) {
        counts[taught][given]++;
        total++;
    }

    /** Cases in all. */
    public long total() {
        return total;
    }

    /** How many cases of a class were given another, or the same. */
    public long count(int taught, int given) {
        return counts[taught][given];
    }

    /** Cases of a class. */
    public long taught(int of) {
        long sum = 0;
        for (long count : counts[of]) {
            sum += count;
        }
        return sum;
    }

    /** Cases that were given a class. */
    public long given(int of) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[of];
        }
        return sum;
    }

    /** Share of the cases that were given what was taught. */
    public double accuracy() {
        long right = 0;
        for (int each = 0; each < counts.length; each++) {
            right += counts[each][each];
        }
        return (double) right / total;
    }

    /** Share of what was given a class that is of it. */
    public double precision(int of) {
        return (double) counts[of][of] / given(of);
    }

    /** Share of a class that was given it. */
    public double recall(int of) {
        return (double) counts[of][of] / taught(of);
    }

    /** Harmonic mean of precision and recall, {@code 2 right / (taught + given)}; NaN for a class that does not occur. */
    public double f1(int of) {
        return 2.0 * counts[of][of] / (taught(of) + given(of));
    }

    /** Mean of {@link #f1} over the classes that were taught or given at least once. */
    public double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (int each = 0; each < counts.length; each++) {
            if (taught(each) + given(each) > 0) {
                sum += f1(each);
                occurring++;
            }
        }
        return sum / occurring;
    }
}
