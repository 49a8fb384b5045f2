package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One holder at a time, be it a thread or a process, by whatever name the file is called. */
@Timeout(60)
class ProcessLockTest {
    @TempDir
    private Path folder;

    /** Takes a lock, says so by a file, and never gives it up. */
    public static final class Holder {
        private Holder() {}

        /** The file of the lock, and the one that is made when it is held. */
        public static void main(String[] args) throws Exception {
            try (ProcessLock _ = ProcessLock.acquire(Path.of(args[0]))) {
                Files.createFile(Path.of(args[1]));
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void whatIsHeldIsNotGivenTwiceAndIsFreeAfterwards() throws IOException {
        Path file = folder.resolve("lock");
        try (ProcessLock _ = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.tryAcquire(folder.resolve("x/../lock"))).isEmpty();
            try (ProcessLock other =
                    ProcessLock.tryAcquire(folder.resolve("other")).orElseThrow()) {
                assertThat(other).isNotNull();
            }
        }
        assertThat(file).exists();
        ProcessLock.tryAcquire(file).orElseThrow().close();
        ProcessLock.acquire(file).close();
    }

    @Test
    void aLockThatCanNotBeTakenIsNotHeld() throws IOException {
        Path file = folder.resolve("missing/lock");
        assertThatThrownBy(() -> ProcessLock.acquire(file)).isInstanceOf(IOException.class);
        Files.createDirectory(folder.resolve("missing"));
        ProcessLock.tryAcquire(file).orElseThrow().close();
    }

    @Test
    void fleetingOnesLeaveNothingAndLetOneInAtATime() throws Exception {
        Path file = folder.resolve("lock");
        AtomicInteger inside = new AtomicInteger();
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            all.add(() -> {
                try (ProcessLock _ = ProcessLock.acquireFleeting(file)) {
                    int there = inside.incrementAndGet();
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    return there;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> each : threads.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(1);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoWaitsAndIsInterruptedSaysSo() throws Exception {
        Path file = folder.resolve("lock");
        try (ProcessLock _ = ProcessLock.acquire(file)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> ProcessLock.acquire(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("interrupted while waiting for " + file);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Tag("slow")
    @Test
    void itEndsWithTheProcessThatHoldsIt() throws Exception {
        Path file = folder.resolve("lock");
        Path held = folder.resolve("held");
        Process holder = ChildJvm.start(Holder.class, Optional.empty(), file.toString(), held.toString());
        try {
            while (!Files.exists(held)) {
                assertThat(holder.isAlive()).isTrue();
                Thread.sleep(10);
            }
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            holder.destroyForcibly();
            assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
            ProcessLock.tryAcquire(file).orElseThrow().close();
        } finally {
            holder.destroyForcibly();
        }
    }
}
