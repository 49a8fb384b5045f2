package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GlobalGradientClippingTest {
    private static final float[] ONCE_AND_TWICE = {1, 2};

    @Test
    void aLongGradientIsScaledToTheLimitAndKeepsItsDirection() {
        // Counted once and twice, 3 and sqrt(8) have the norm 5.
        float[] gradient = {3, (float) Math.sqrt(8)};
        assertThat(GlobalGradientClipping.clip(gradient, ONCE_AND_TWICE, 0.5)).isCloseTo(5, within(1e-6));
        assertThat(gradient[0]).isCloseTo(0.3f, within(1e-6f));
        assertThat(gradient[1]).isCloseTo((float) Math.sqrt(0.08), within(1e-6f));
    }

    @Test
    void aShortGradientStaysAsItIs() {
        float[] gradient = {3, -1};
        GlobalGradientClipping.clip(gradient, ONCE_AND_TWICE, 4);
        assertThat(gradient).containsExactly(3, -1);
    }
}
