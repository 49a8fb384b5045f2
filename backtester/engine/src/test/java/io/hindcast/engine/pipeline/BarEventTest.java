package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.execution.Quote;
import org.junit.jupiter.api.Test;

class BarEventTest {
    @Test
    void aSlotThatIsUsedAgainKnowsNothingOfItsFormerBar() {
        BarEvent event = new BarEvent(1);
        event.reset(BarEvent.Type.BAR, 3);
        event.quote(new Quote(1, 2, 3));
        event.decision(Decision.FLATTEN);
        event.forecastPrice(4);
        event.featuresComplete(true);
        event.outcome().equity(1, 1, 1, 1, 1, 1);
        event.reset(BarEvent.Type.BAR, 7);
        assertThat(event.quote()).isEmpty();
        assertThat(event.decision()).isEqualTo(Decision.TRADE);
        assertThat(event.hasForecast()).isFalse();
        assertThat(event.featuresComplete()).isFalse();
        assertThat(event.outcome().traded()).isFalse();
        assertThat(event.index()).isEqualTo(7);
    }
}
