package io.hindcast.engine.seeds;

/** Adds values up in the order of the members, so that the mean has the same bits however many are asked for at once. */
final class Mean {
    private final int members;
    private double[] one = {};

    Mean(int members) {
        this.members = members;
    }

    /** Gives the values of one member. */
    @FunctionalInterface
    interface Values {
        /**
         * Gives them.
         *
         * @param into receives them
         */
        void of(int member, double[] into);
    }

    void of(int count, double[] values, Values each) {
        if (one.length < count) {
            one = new double[count];
        }
        each.of(0, values);
        for (int member = 1; member < members; member++) {
            each.of(member, one);
            for (int i = 0; i < count; i++) {
                values[i] += one[i];
            }
        }
        for (int i = 0; i < count; i++) {
            values[i] /= members;
        }
    }
}
