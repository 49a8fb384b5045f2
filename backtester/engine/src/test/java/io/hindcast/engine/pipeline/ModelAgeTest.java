package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A model forecasts no bar that its training has seen, whichever way it comes in: its last bar is the border each time. */
class ModelAgeTest {
    private static final long SEEN = EpochNanos.of(Instant.parse("2024-01-05T00:00:00Z"));

    private static LiveModel model() {
        return new LiveModel(null, "0123", SEEN, LiveModel.Origin.RELOADED, Optional.empty());
    }

    @Test
    void theTestSegmentBeginsBehindTheTraining() {
        taken(() -> ModelAge.requireBlindToTest("m", SEEN, SEEN + 1));
        refused(
                () -> ModelAge.requireBlindToTest("m", SEEN, SEEN),
                "model m: was trained on bars up to 2024-01-05T00:00:00Z, but the test segment begins at"
                        + " 2024-01-05T00:00:00Z: it would be tested on what it has learnt; move the split or leave"
                        + " --model away to train one");
    }

    @Test
    void theHistoryOfASessionReachesAsFarAsTheTraining() {
        taken(() -> ModelAge.requireWithinHistory("m", SEEN, "spx", SEEN));
        refused(
                () -> ModelAge.requireWithinHistory("m", SEEN, "spx", SEEN - 1),
                "model m: was trained on bars after the history of this session (queue spx), which may be those that it is"
                        + " to forecast; use a model that ends with the history, or import a longer history");
    }

    @Test
    void aSessionKnowsTheBarsOfAModelThatComesIn() {
        taken(() -> ModelAge.requireKnown("m", model(), SEEN));
        refused(
                () -> ModelAge.requireKnown("m", model(), SEEN - 1),
                "model m: was trained on bars up to 2024-01-05T00:00:00Z, but the last bar of the session is that of"
                        + " 2024-01-04T23:59:59.999999999Z: it would forecast bars that it has seen; use one that was"
                        + " trained on earlier bars, or reload it when the session has come that far");
    }

    @Test
    void aModelTakesOverBehindItsTraining() {
        taken(() -> ModelAge.requireUnseen(model(), SEEN + 1));
        refused(
                () -> ModelAge.requireUnseen(model(), SEEN),
                "model 0123: was trained on bars up to 2024-01-05T00:00:00Z, so it can't forecast on the bar of"
                        + " 2024-01-05T00:00:00Z; use one that was trained on earlier bars");
    }

    private static void taken(ThrowingCallable check) {
        assertThatCode(check).doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable check, String message) {
        assertThatThrownBy(check).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
