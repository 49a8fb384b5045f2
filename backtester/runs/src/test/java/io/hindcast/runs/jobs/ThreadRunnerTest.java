package io.hindcast.runs.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadRunnerTest {
    private final JobRunner runner = new ThreadRunner(2);

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asManyAsItSaysAreDoneSideBySideAndNoMore() throws Exception {
        assertThat(runner.sideBySide()).isEqualTo(2);
        // Neither of two passes the barrier without the other.
        CyclicBarrier met = new CyclicBarrier(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jobs.add(runner.submit(new Job("job " + i, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    met.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    now.decrementAndGet();
                }
            })));
        }
        for (Future<?> job : jobs) {
            job.get();
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void oneThatIsUnderWayIsWaitedForAndNotDoneTwice() throws Exception {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Job job = new Job("same", () -> {
            done.incrementAndGet();
            begun.countDown();
            await(asked);
        });
        Future<?> first = runner.submit(job);
        await(begun);
        Future<?> second = runner.submit(new Job("same", () -> done.addAndGet(100)));
        Future<?> other = runner.submit(new Job("other", () -> done.addAndGet(10)));
        other.get();
        assertThat(first.isDone()).isFalse();
        assertThat(second.isDone()).isFalse();
        asked.countDown();
        first.get();
        second.get();
        assertThat(done).hasValue(11);
    }

    /** It still waits for a thread: that is under way too. */
    @Test
    void oneThatHasNotBegunYetIsTheSameAsWell() throws Exception {
        JobRunner one = new ThreadRunner(1);
        CountDownLatch free = new CountDownLatch(1);
        Future<?> before = one.submit(new Job("before", () -> await(free)));
        AtomicInteger done = new AtomicInteger();
        Future<?> first = one.submit(new Job("same", done::incrementAndGet));
        Future<?> second = one.submit(new Job("same", done::incrementAndGet));
        free.countDown();
        before.get();
        first.get();
        second.get();
        assertThat(done).hasValue(1);
    }

    @Test
    void aFailureIsToldToAllThatWaitAndTheNextOneIsDoneAgain() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Future<?> first = runner.submit(new Job("same", () -> {
            await(asked);
            throw new IllegalArgumentException("it can't be done");
        }));
        Future<?> second = runner.submit(new Job("same", () -> {}));
        asked.countDown();
        for (Future<?> each : List.of(first, second)) {
            assertThatThrownBy(each::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("it can't be done");
        }
        AtomicInteger done = new AtomicInteger();
        runner.submit(new Job("same", done::incrementAndGet)).get();
        assertThat(done).hasValue(1);
    }

    @Test
    void anErrorIsAFailureToo() {
        Future<?> job = runner.submit(new Job("same", () -> {
            throw new StackOverflowError("too deep");
        }));
        assertThatThrownBy(job::get).cause().isInstanceOf(StackOverflowError.class);
    }

    /** What the result of a job decides is there when the job is done: it is asked for once more, and done once more. */
    @Test
    void oneThatIsDoneIsDoneAgainWhenItIsAskedForAgain() throws Exception {
        AtomicInteger done = new AtomicInteger();
        for (int i = 1; i <= 100; i++) {
            runner.submit(new Job("same", done::incrementAndGet)).get();
            assertThat(done).hasValue(i);
        }
    }
}
