package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void whatTheMachineIsToBlameForIsSaidInASentenceWithItsReason() {
        assertThat(FailureText.of(new UncheckedIOException(
                        "can't write to /r", new FileSystemException("/r/x", null, "Read-only file system"))))
                .contains("can't write to /r: /r/x: Read-only file system");
        assertThat(FailureText.of(new FileSystemException("/r/x", null, "No space left on device")))
                .contains("/r/x: No space left on device");
        assertThat(FailureText.of(new UncheckedIOException(new AccessDeniedException("/r/x"))))
                .contains("/r/x: no permission");
        assertThat(FailureText.of(new NoSuchFileException("/r/x"))).contains("/r/x: no such file or folder");
        assertThat(FailureText.of(new IllegalStateException(
                        "the replay failed",
                        new InternalError("a fault occurred in an unsafe memory access operation"))))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("the replay failed: ").contains("disk is full"));
        assertThat(FailureText.of(new UncheckedIOException(new MalformedInputException(1))))
                .contains("a text file holds bytes that are no UTF-8");
        assertThat(FailureText.of(new UncheckedIOException(new IOException("disk is full: less than 16 MiB are free"))))
                .contains("disk is full: less than 16 MiB are free");
        assertThat(FailureText.of(new OutOfMemoryError("Java heap space")))
                .hasValueSatisfying(text -> assertThat(text).contains("-Xmx"));
    }

    @Test
    void whatMayBeAFaultOfTheProgramKeepsItsTrace() {
        assertThat(FailureText.of(new IllegalStateException("x", new NullPointerException())))
                .isEmpty();
        assertThat(FailureText.of(new InternalError("other"))).isEmpty();
    }
}
