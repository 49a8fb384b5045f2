package io.hindcast.runs.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.forecast.TrainingProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPaceTest {
    private static final Net SMALL = new Net("a", "small", 100);
    private static final Net OTHER_SMALL = new Net("b", "small", 300);
    private static final Net LARGE = new Net("c", "large", 100);

    private final List<String> said = new ArrayList<>();
    private long seconds;

    private TrainingPace pace(int sideBySide) {
        return new TrainingPace(
                List.of(SMALL, OTHER_SMALL, LARGE, SMALL),
                sideBySide,
                () -> true,
                (done, all, left) -> said.add(done + " of " + all + " " + left.toSeconds()),
                () -> seconds * 1_000_000_000L);
    }

    /** 10 epochs of 100 rows: half of them in 10 s are 0.2 s a row and 10 s left; 300 rows and 100 of a kind that nobody knows yet take as long. */
    @Test
    void whatIsLeftTakesAsLongAsWhatIsDone() {
        TrainingProgress small = pace(1).of(SMALL);
        seconds = 10;
        small.batch(5, 10, 2, 2, 0.1);
        assertThat(said).containsExactly("0 of 3 " + (10 + 60 + 20));
    }

    @Test
    void eachKindHasItsOwnPaceAndTwoAtATimeTakeHalf() {
        TrainingPace pace = pace(2);
        TrainingProgress small = pace.of(SMALL);
        TrainingProgress large = pace.of(LARGE);
        seconds = 10;
        small.batch(10, 10, 1, 1, 0.1);
        pace.done(SMALL);
        large.batch(1, 10, 1, 1, 0.1);
        // 0.1 s a row of the small kind, 1 s of the large one: 300 and 90 rows are left.
        assertThat(said.getLast()).isEqualTo("1 of 3 " + (30 + 90) / 2);
        assertThat(pace.share(List.of(SMALL, LARGE))).isEqualTo(0.55);
    }

    /** It ends in the third of ten epochs, in 30 s. */
    @Test
    void oneThatStopsEarlyMakesTheRestLess() {
        TrainingPace pace = pace(1);
        TrainingProgress small = pace.of(SMALL);
        seconds = 30;
        small.batch(3, 10, 1, 1, 0.1);
        assertThat(said.getLast()).isEqualTo("0 of 3 " + (70 + 300 + 100));
        pace.done(SMALL);
        assertThat(said.getLast()).isEqualTo("1 of 3 " + (90 + 30));
    }

    @Test
    void oneThatAnotherProcessHasTrainedTellsNothingOfTheTime() {
        TrainingPace pace = pace(1);
        pace.done(OTHER_SMALL);
        assertThat(said).isEmpty();
        TrainingProgress small = pace.of(SMALL);
        seconds = 10;
        small.batch(5, 10, 1, 1, 0.1);
        assertThat(said).containsExactly("1 of 3 " + (10 + 20));
    }

    @Test
    void timesAreWords() {
        assertThat(TimeLeft.words(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(TimeLeft.words(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(TimeLeft.words(Duration.ofMinutes(121))).isEqualTo("2 h 1 min");
    }
}
