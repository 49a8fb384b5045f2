package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeatureHistoryTest {
    private static void add(FeatureHistory rows, int bar) {
        double[] row = {bar, -bar};
        rows.add(row, 100 + bar, 1000 + bar, 7000 + bar);
        row[0] = Double.NaN;
    }

    @Test
    void keepsTheLastOnesAndGivesOutWhatLaterRowsDontChange() {
        FeatureHistory recent = new FeatureHistory(3);
        assertThat(recent.rows().close()).isEmpty();
        add(recent, 1);
        add(recent, 2);
        assertThat(recent.rows().close()).containsExactly(101, 102);
        for (int bar = 3; bar <= 7; bar++) {
            add(recent, bar);
        }
        FeatureHistory.Rows rows = recent.rows();
        add(recent, 8);
        assertThat(rows.close()).containsExactly(105, 106, 107);
        assertThat(rows.features()).isDeepEqualTo(new double[][] {{5, -5}, {6, -6}, {7, -7}});
        assertThat(rows.time()).containsExactly(1005, 1006, 1007);
        assertThat(rows.history()).containsExactly(7005, 7006, 7007);
    }

    @Test
    void rowsAreConsecutive() {
        FeatureHistory recent = new FeatureHistory(5);
        add(recent, 1);
        add(recent, 2);
        recent.interrupt();
        add(recent, 4);
        assertThat(recent.rows().close()).containsExactly(104);
        assertThat(recent.rows().time()).containsExactly(1004);
    }
}
