package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class UsageTest {
    /** A per cent sign makes picocli warn on the terminal in front of the help, even doubled where the text names a default. */
    @Test
    void theHelpOfEveryCommandIsPrintedWithoutAWarning() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> texts = new ArrayList<>();
        try {
            collect(Commands.all().getCommandSpec(), texts);
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(texts).allSatisfy(text -> assertThat(String.format(text)).isNotNull());
    }

    private static void collect(CommandSpec command, List<String> texts) {
        texts.addAll(List.of(command.usageMessage().description()));
        texts.addAll(List.of(command.usageMessage().footer()));
        for (ArgSpec arg : command.args()) {
            texts.addAll(List.of(arg.description()));
        }
        assertThat(command.commandLine().getUsageMessage(Ansi.OFF)).isNotBlank();
        command.subcommands().values().forEach(each -> collect(each.getCommandSpec(), texts));
    }
}
