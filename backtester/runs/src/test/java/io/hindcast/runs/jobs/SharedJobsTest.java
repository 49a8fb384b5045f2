package io.hindcast.runs.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SharedJobsTest {
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger trained = new AtomicInteger();

    private void compute() {
        most.accumulateAndGet(computing.incrementAndGet(), Math::max);
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        computing.decrementAndGet();
    }

    /** Six runs of three trainings each, of which all share one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void jobsWaitForJobsAndNoMoreThreadsComputeThanMay(int sideBySide) {
        JobRunner runner = new OnceRunner(new ThreadRunner(sideBySide));
        List<Future<?>> runs = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            List<String> nets = List.of("shared", "a" + run, "b" + run);
            runs.add(runner.submit(new Job("run" + run, () -> {
                compute();
                List<Future<?>> trainings = new ArrayList<>();
                for (String net : nets) {
                    trainings.add(runner.submit(new Job(net, () -> {
                        trained.incrementAndGet();
                        compute();
                    })));
                }
                for (int i = 0; i < trainings.size(); i++) {
                    runner.await(trainings.get(i), trainings.subList(i + 1, trainings.size()));
                    assertThat(trainings.get(i).isDone()).isTrue();
                }
                compute();
            })));
        }
        runs.forEach(run -> runner.await(run, List.of()));
        assertThat(trained.get()).isEqualTo(1 + 2 * 6);
        assertThat(most.get()).isLessThanOrEqualTo(sideBySide);
        assertThat(sideBySide == 1 || most.get() > 1).isTrue();
    }

    @Test
    void aJobIsAloneUntilAnotherIsDoneBesideIt() throws InterruptedException {
        ThreadRunner runner = new ThreadRunner(2);
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        List<Future<?>> jobs = new ArrayList<>();
        assertThat(runner.alone()).isTrue();
        for (String id : List.of("one", "other")) {
            jobs.add(runner.submit(new Job(id, () -> {
                both.countDown();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            })));
        }
        both.await();
        assertThat(runner.alone()).isFalse();
        leave.countDown();
        jobs.forEach(job -> runner.await(job, List.of()));
        Future<?> last = runner.submit(new Job("last", () -> {
            while (!runner.alone()) {
                // The thread of one of the others has not gone to sleep yet.
                Thread.onSpinWait();
            }
        }));
        runner.await(last, List.of());
    }

    @Test
    void whatAJobThrowsIsThrownToWhoWaitsAndOnceMeansOnce() {
        JobRunner runner = new OnceRunner(new ThreadRunner(1));
        AtomicInteger tries = new AtomicInteger();
        Job failing = new Job("failing", () -> {
            tries.incrementAndGet();
            throw new ArithmeticException("no");
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> runner.await(runner.submit(failing), List.of()))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("no");
        }
        assertThat(tries.get()).isEqualTo(1);
    }
}
