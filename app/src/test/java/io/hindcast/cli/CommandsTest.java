package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandsTest {
    private static final List<String> TELL_OF_ALL = List.of("help", "generate-completion");

    /** The start is as quick as it is because nothing else is made. */
    @Test
    void aCommandThatIsNamedIsTheOnlyOneMadeAndSaysWhatItSaysAmongAll() {
        List<String> paths = new ArrayList<>();
        check(Commands.all(), List.of(), paths);
        assertThat(paths).hasSize(24).contains("backtest", "data", "data set", "feed", "feed replay");
    }

    private static void check(CommandLine command, List<String> path, List<String> checked) {
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            if (!TELL_OF_ALL.contains(name)) {
                CommandLine line = Commands.of(longer.toArray(String[]::new));
                for (String each : longer) {
                    assertThat(line.getSubcommands()).containsOnlyKeys(each);
                    line = line.getSubcommands().get(each);
                }
                assertThat(line.getUsageMessage(Ansi.OFF)).isEqualTo(below.getUsageMessage(Ansi.OFF));
                assertThat(line.getSubcommands().keySet())
                        .isEqualTo(below.getSubcommands().keySet());
                checked.add(String.join(" ", longer));
            }
            check(below, longer, checked);
        });
    }

    @Test
    void theVersionNeedsNone() {
        assertThat(Commands.of("--version").getSubcommands()).isEmpty();
        assertThat(Commands.of("-V").getSubcommands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "help", "generate-completion", "backtset", "@options", "-V backtest"})
    void allAreMadeWhereNoneIsNamedThatIsKnown(String args) {
        CommandLine all = Commands.all();
        CommandLine line = Commands.of(args.isEmpty() ? new String[0] : args.split(" "));
        assertThat(line.getSubcommands().keySet())
                .isEqualTo(all.getSubcommands().keySet());
        assertThat(line.getUsageMessage(Ansi.OFF)).isEqualTo(all.getUsageMessage(Ansi.OFF));
    }
}
