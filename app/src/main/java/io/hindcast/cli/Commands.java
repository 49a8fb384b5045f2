package io.hindcast.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The commands of the program. Picocli reads every option of a command by reflection, which for all of them takes longer than
 * most commands do; where a command line names one, no other is made.
 */
final class Commands {
    /** By the command that they belong to, in the order of the help. */
    private static final Map<Class<?>, List<Class<?>>> BELOW = Map.of(
            Hindcast.class,
            List.of(
                    DemoCommand.class,
                    ImportCommand.class,
                    DataCommand.class,
                    TrainCommand.class,
                    LabelCommand.class,
                    BacktestCommand.class,
                    CompareCommand.class,
                    PaperCommand.class,
                    ParityCommand.class,
                    ReloadCommand.class,
                    ReportCommand.class,
                    LedgerCommand.class,
                    StrategiesCommand.class,
                    SchemaCommand.class,
                    ExtrasCommand.class,
                    BarsCommand.class,
                    FeedCommand.class,
                    GenerateCompletion.class,
                    HelpCommand.class),
            DataCommand.class,
            List.of(DataSetCommand.class),
            LedgerCommand.class,
            List.of(LedgerMergeCommand.class),
            FeedCommand.class,
            List.of(
                    FeedReplayCommand.class,
                    FeedLinesCommand.class,
                    FeedFolderCommand.class,
                    FeedWebSocketCommand.class,
                    FeedCustomCommand.class));

    /** They tell of the others. */
    private static final Set<Class<?>> TELL_OF_ALL = Set.of(GenerateCompletion.class, HelpCommand.class);

    /** What the program answers without a command, when it is all that is asked. */
    private static final Set<List<String>> NEED_NONE = Set.of(List.of("--version"), List.of("-V"));

    private Commands() {}

    /** The program with all of its commands. */
    static CommandLine all() {
        return line(Hindcast.class, List.of());
    }

    /**
     * The program with the commands that a command line needs: the one that it names, and all where it names none that is
     * known, for a help text or an error tells of them.
     */
    static CommandLine of(String... args) {
        List<String> given = List.of(args);
        return NEED_NONE.contains(given) ? new CommandLine(Hindcast.class) : line(Hindcast.class, given);
    }

    private static CommandLine line(Class<?> type, List<String> args) {
        CommandLine line = new CommandLine(type);
        List<Class<?>> commands = BELOW.getOrDefault(type, List.of());
        Optional<Class<?>> named = args.isEmpty()
                ? Optional.empty()
                : commands.stream()
                        .filter(each -> name(each).equals(args.getFirst()) && !TELL_OF_ALL.contains(each))
                        .findFirst();
        if (named.isPresent()) {
            line.addSubcommand(line(named.get(), args.subList(1, args.size())));
        } else {
            commands.forEach(each -> line.addSubcommand(line(each, List.of())));
        }
        if (type == FeedCommand.class) {
            FeedCommand.admitPlugin(line, args);
        }
        line.getCommandSpec().usageMessage().hidden(type == GenerateCompletion.class);
        return line;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }
}
