package io.hindcast.engine.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarTimesTest {
    private final TestBars bars = new TestBars(50, index -> 1_000 + 10 * index);
    private final BarTimes times = new BarTimes(bars::open, 40);

    @Test
    void closesAndFirstBarsAreEachFoundInOnePass() {
        assertThat(times.closes(0, 3, 3, 39)).containsExactly(1_000, 1_030, 1_030, 1_390);
        assertThat(bars.opened()).isEqualTo(1);
        assertThat(times.firstAtOrAfter(0, 1_000, 1_001, 1_010, 1_010, 1_390, 1_391, Long.MAX_VALUE))
                .containsExactly(0, 0, 1, 1, 1, 39, 40, 40);
        assertThat(bars.opened()).isEqualTo(2);
    }

    @Test
    void whatIsNoBarOrDoesNotRiseIsRefused() {
        assertThatThrownBy(() -> times.closes(40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> times.closes(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> times.closes(3, 2)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> times.firstAtOrAfter(3, 2)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> new BarTimes(bars::open, 60).closes(55)).isInstanceOf(IllegalStateException.class);
    }
}
