package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.MutableBar;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowSampleTest {
    private static WindowSample sampleOf(int windows) {
        WindowSample sample = new WindowSample(1, new Random(1));
        BarEvent event = new BarEvent(1);
        for (int i = 0; i < windows; i++) {
            event.reset(BarEvent.Type.BAR, i);
            event.bar().set(new MutableBar().set(i, 1, 1, 1, 1, 1));
            // 7 is prime to the number of windows, so that no two are of the same size.
            sample.offer(event, 0, 0, i * 7 % windows, new double[1], 0);
        }
        return sample;
    }

    /** A model that is slow when it is asked alone is asked for no more than these. */
    @Test
    void halfOfTheFirstFewAreThoseFurthestFromTheClose() {
        for (int windows : new int[] {1_500, 5_000}) {
            List<KeptWindow> first = sampleOf(windows).shuffled(64).subList(0, 64);
            assertThat(first.stream().filter(each -> each.size() >= windows - 32))
                    .hasSize(32);
            assertThat(first.subList(0, 32).stream().filter(each -> each.size() >= windows - 32))
                    .hasSizeBetween(6, 26);
        }
    }

    @Test
    void fewerWindowsAreAllThere() {
        assertThat(sampleOf(40).shuffled(64))
                .extracting(KeptWindow::index)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }
}
