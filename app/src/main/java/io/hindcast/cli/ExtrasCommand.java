package io.hindcast.cli;

import io.hindcast.engine.extra.Extras;
import io.hindcast.engine.extra.FoundExtra;
import io.hindcast.report.page.TextTable;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.PrintableText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast extras}: which optional parts are there. */
@Command(
        name = "extras",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the optional parts of the program that are there, those that can't be used, and those that are missing,"
                    + " with the commands that make them.",
            "",
            "With a name, opens that one, and lists what it brings."
        },
        footerHeading = "%nExample:%n",
        footer = "  hindcast extras")
final class ExtrasCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "An extra to open.")
    private @Nullable String name;

    @Option(
            names = "--extras",
            paramLabel = "DIR",
            description = "Where optional parts are. Default: extras of the project.")
    private @Nullable Path given;

    @Override
    public Integer call() {
        Path folder = folder();
        Extras extras = Extras.load(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(extras, folder, out);
        } else {
            FoundExtra extra = extras.require(name);
            List<Object> opened = extra.openAll();
            out.println(PrintableText.line(extra.name() + ": " + extra.offers()));
            opened.forEach(each -> out.println("  " + each.getClass().getName()));
        }
        out.flush();
        return 0;
    }

    private static void list(Extras extras, Path folder, PrintWriter out) {
        List<List<String>> table = new ArrayList<>(List.of(List.of("NAME", "FROM", "OFFERS")));
        extras.found()
                .forEach(extra -> table.add(List.of(
                        PrintableText.line(extra.name()),
                        extra.place().getFileName().toString(),
                        PrintableText.line(extra.offers()))));
        if (table.size() > 1) {
            TextTable.lines(table, 2, table.getFirst().size()).forEach(line -> out.println(line.stripTrailing()));
            out.println();
        }
        out.println("extras: " + Workspace.shown(folder) + (extras.found().isEmpty() ? " (none)" : ""));
        extras.problems().forEach(problem -> out.println(PrintableText.line("not usable: " + problem)));
        extras.missing().forEach(missing -> out.println("missing: " + missing));
    }

    private Path folder() {
        if (given != null && !Files.isDirectory(given)) {
            throw new InvalidInputException("--extras: there is no folder " + given);
        }
        return given == null ? ProjectHome.path().resolve("extras") : given;
    }
}
