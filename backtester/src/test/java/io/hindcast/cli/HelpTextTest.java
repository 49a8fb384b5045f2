package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTextTest {
    /** Picocli takes every text for a format; one that is none makes it print a warning beside the help. */
    @Test
    void theHelpOfEveryCommandIsPrintedWithoutAWarning() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = new CommandLine(Hindcast.class);
            assertThat(line.getUsageMessage()).contains("Usage:");
            line.getSubcommands()
                    .values()
                    .forEach(command -> assertThat(command.getUsageMessage()).contains("Usage:"));
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
