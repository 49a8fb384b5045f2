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

    /** The first of ten batches and the second after it tell nothing: they are over when the clock begins. */
    private TrainingProgress begun(TrainingPace pace, Net net) {
        TrainingProgress told = pace.of(net);
        seconds = -1;
        told.batch(1, 10, 1, 2, 0.1);
        seconds = 0;
        told.batch(1, 10, 2, 2, 0.1);
        return told;
    }

    @Test
    void whatIsLeftTakesAsLongAsWhatIsDone() {
        TrainingProgress small = begun(pace(1), SMALL);
        assertThat(said).isEmpty();
        seconds = 10;
        small.batch(6, 10, 2, 2, 0.1);
        // 50 rows in 10 s; 40 are left of it, 300 of its kind and 100 of one that nobody knows yet.
        assertThat(said).containsExactly("0 of 3 " + (8 + 60 + 20));
    }

    @Test
    void eachKindHasItsOwnPaceAndTwoAtATimeTakeHalf() {
        TrainingPace pace = pace(2);
        TrainingProgress small = begun(pace, SMALL);
        TrainingProgress large = begun(pace, LARGE);
        seconds = 9;
        small.batch(10, 10, 1, 1, 0.1);
        pace.done(SMALL);
        large.batch(2, 10, 1, 1, 0.1);
        // 0.1 s a row of the small kind, 0.9 s of the large one: 300 and 80 rows are left.
        assertThat(said.getLast()).isEqualTo("1 of 3 " + (30 + 72) / 2);
        assertThat(pace.share(List.of(SMALL, LARGE))).isEqualTo(0.6);
    }

    @Test
    void oneThatStopsEarlyMakesTheRestLess() {
        TrainingPace pace = pace(1);
        TrainingProgress small = begun(pace, SMALL);
        seconds = 30;
        small.batch(4, 10, 1, 1, 0.1);
        assertThat(said.getLast()).isEqualTo("0 of 3 " + (60 + 300 + 100));
        pace.done(SMALL);
        // 90 rows have taken no more than 30 s.
        assertThat(said.getLast()).isEqualTo("1 of 3 " + Math.round(400 * 30.0 / 90));
    }

    @Test
    void oneThatAnotherProcessHasTrainedTellsNothingOfTheTime() {
        TrainingPace pace = pace(1);
        pace.done(OTHER_SMALL);
        assertThat(said).isEmpty();
        TrainingProgress small = begun(pace, SMALL);
        seconds = 10;
        small.batch(6, 10, 1, 1, 0.1);
        assertThat(said).containsExactly("1 of 3 " + (8 + 20));
    }

    @Test
    void oneThatIsNotWarmYetIsTakenToBeAsFastAsTheOthers() {
        TrainingPace pace = pace(1);
        TrainingProgress small = begun(pace, SMALL);
        seconds = 9;
        small.batch(10, 10, 1, 1, 0.1);
        TrainingProgress large = pace.of(LARGE);
        large.batch(1, 10, 1, 4, 0.1);
        seconds = 500;
        // Had the second batch counted, the large net would seem to need hours.
        large.batch(1, 10, 2, 4, 0.1);
        assertThat(said.getLast()).isEqualTo("0 of 3 " + Math.round(300 * 0.1 + 95 * 0.1));
    }

    @Test
    void oneThatEndsWithinASecondTellsHowLongItTook() {
        TrainingPace pace = new TrainingPace(
                List.of(SMALL, OTHER_SMALL),
                1,
                () -> true,
                (done, all, left) -> said.add(done + " of " + all + " " + left.toMillis()),
                () -> seconds * 1_000_000L);
        TrainingProgress small = pace.of(SMALL);
        small.batch(1, 10, 1, 1, 0.1);
        seconds = 900;
        small.batch(10, 10, 1, 1, 0.1);
        // 90 rows in 0.9 s; 300 are left.
        assertThat(said).containsExactly("0 of 2 3000");
    }

    @Test
    void timesAreWords() {
        assertThat(TimeLeft.words(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(TimeLeft.words(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(TimeLeft.words(Duration.ofMinutes(121))).isEqualTo("2 h 1 min");
    }
}
