package io.hindcast.paper.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.config.RetrainSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrainScheduleTest {
    private static final long HOUR = 3_600_000_000_000L;

    private static List<Integer> due(RetrainSchedule schedule, long... times) {
        List<Integer> due = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            schedule.onBar(times[i]);
            if (schedule.due()) {
                due.add(i);
                schedule.done();
            }
        }
        return due;
    }

    @Test
    void countsBars() {
        RetrainSchedule schedule = new RetrainSchedule(new RetrainSettings(3, Duration.ZERO, 0), 0);
        assertThat(due(schedule, 1, 2, 3, 4, 5, 6, 7, 8, 900)).containsExactly(2, 5, 8);
    }

    @Test
    void goesByTheBarsClockFromTheHistorysEndOn() {
        RetrainSchedule schedule = new RetrainSchedule(new RetrainSettings(0, Duration.ofHours(2), 0), 10 * HOUR);
        // A gap takes several dates at once, and the next is still on the grid.
        assertThat(due(schedule, 11 * HOUR, 12 * HOUR, 13 * HOUR, 14 * HOUR, 21 * HOUR, 22 * HOUR, 23 * HOUR))
                .containsExactly(1, 3, 4, 5);
    }

    @Test
    void whatIsDueStaysDueUntilItIsDone() {
        RetrainSchedule schedule = new RetrainSchedule(new RetrainSettings(2, Duration.ZERO, 0), 0);
        schedule.onBar(1);
        assertThat(schedule.due()).isFalse();
        for (int bar = 2; bar < 10; bar++) {
            schedule.onBar(bar);
            assertThat(schedule.due()).isTrue();
        }
        schedule.done();
        schedule.onBar(11);
        assertThat(schedule.due()).isTrue();
    }
}
