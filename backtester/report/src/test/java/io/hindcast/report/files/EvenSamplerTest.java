package io.hindcast.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvenSamplerTest {
    @Test
    void aLongSeriesKeepsEveryFourthPoint() {
        EvenSampler sampler = new EvenSampler(List.of("price"), 10);
        for (int i = 0; i < 37; i++) {
            sampler.add(i, i);
        }
        Sample sample = sampler.sample();

        assertThat(sample.points().stream().map(Sample.Point::index))
                .containsExactly(0L, 4L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 36L);
        assertThat(sample.total()).isEqualTo(37);
        assertThat(sample.reduced()).isTrue();
    }

    @Test
    void aShortSeriesIsLeftAlone() {
        EvenSampler sampler = new EvenSampler(List.of("price"), 10);
        for (int i = 0; i < 10; i++) {
            sampler.add(i, i);
        }
        assertThat(sampler.sample().points()).hasSize(10);
        assertThat(sampler.sample().reduced()).isFalse();
    }
}
