package io.hindcast.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.junit.jupiter.api.Test;

/** A full disk, and what mapped memory makes of files that fail, are said in words. */
class StorageFailureTest {
    private static final Path FOLDER = Path.of("some", "folder");

    /** A disk with as much room as is said. */
    private static final class Disk extends FileStore {
        private long usable;
        private int looks;

        @Override
        public long getUsableSpace() {
            looks++;
            return usable;
        }

        @Override
        public String name() {
            return "disk";
        }

        @Override
        public String type() {
            return "disk";
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public long getUnallocatedSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aDiskWithoutRoomForWhatComesIsFull() {
        Disk disk = new Disk();
        DiskSpace space = new DiskSpace(FOLDER, disk, 100);
        disk.usable = 16L << 20;
        for (int records = 0; records <= 250; records++) {
            space.requireFor(records);
        }
        assertThat(disk.looks).as("before the records 0, 100 and 200").isEqualTo(3);
        disk.usable--;
        assertThatCode(() -> space.requireFor(299)).doesNotThrowAnyException();
        assertThatThrownBy(() -> space.requireFor(300))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk is full: less than 16 MiB are free at " + FOLDER);
    }

    @Test
    void aFaultOfMappedMemoryIsADiskWithoutRoom() {
        assertThatThrownBy(() -> DamagedFiles.writing(FOLDER, () -> {
                    throw new InternalError("a fault occurred in an unsafe memory access operation");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("can't write to " + FOLDER
                        + ": the disk is full (another program may have filled it) or fails; what was written before is"
                        + " kept");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> String fail(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void whateverIsThrownOverDamagedFilesIsSaidInALine() {
        for (Throwable thrown : new Throwable[] {
            new IllegalStateException("not\u0007 a header\nmore of it"),
            new InternalError("not? a header"),
            new AssertionError("not? a header"),
            new IOException("undeclared", new RuntimeException("not? a header"))
        }) {
            assertThatThrownBy(() -> DamagedFiles.reading(FOLDER, () -> fail(thrown)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(
                            FOLDER + ": its files are damaged or cut short (not? a header); restore the folder from a"
                                    + " copy, or make it anew")
                    .hasCause(thrown);
        }
        assertThatThrownBy(() -> DamagedFiles.reading(FOLDER, () -> fail(new StackOverflowError())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("(StackOverflowError)");
        assertThatThrownBy(() -> DamagedFiles.reading(FOLDER, () -> fail(new IllegalStateException("x".repeat(500)))))
                .hasMessageContaining("(" + "x".repeat(119) + "…)");
        assertThat(DamagedFiles.reading(FOLDER, () -> "read")).isEqualTo("read");
    }

    @Test
    void whatMayNotBeReadIsNotDamaged() {
        IllegalStateException refused =
                new IllegalStateException("can't map", new AccessDeniedException(FOLDER.toString()));
        assertThatThrownBy(() -> DamagedFiles.reading(FOLDER, () -> fail(refused)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("can't open " + FOLDER)
                .hasCauseInstanceOf(AccessDeniedException.class);
        InvalidInputException said = new InvalidInputException("said already");
        assertThatThrownBy(() -> DamagedFiles.reading(FOLDER, () -> fail(said))).isSameAs(said);
    }
}
