package io.hindcast.cli;

import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.report.page.TextTable;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.PrintableText;
import io.hindcast.strategy.ApiVersion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hindcast strategies}: what a config can name. */
@Command(
        name = "strategies",
        mixinStandardHelpOptions = true,
        description = "Lists what a config can name (strategies, models, costs, sizers, checks, metrics) and the"
                + " feeds of 'hindcast feed', built in and from plugins.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast strategies --plugins my-plugins")
final class StrategiesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Workspace place = workspace.workspace();
        Providers providers = Providers.of(place);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("KIND", "NAME", "FROM", "API", "DESCRIPTION"));
        ProviderKind.ALL.forEach(kind -> add(table, kind, providers));
        TextTable.lines(table, 2, table.getFirst().size()).forEach(line -> out.println(line.stripTrailing()));
        out.println();
        out.println("plugins: " + Workspace.shown(place.plugins()) + " (strategy API " + ApiVersion.current() + ")");
        providers.problems().forEach(problem -> out.println(PrintableText.line("not usable: " + problem)));
        out.flush();
        return 0;
    }

    private static <P> void add(List<List<String>> table, ProviderKind<P> kind, Providers providers) {
        for (Offer<P> offer : providers.all(kind)) {
            table.add(List.of(
                    kind.word(),
                    offer.name(),
                    offer.origin(),
                    offer.jar().map(PluginJar::apiVersion).orElse(""),
                    offer.description()));
        }
    }
}
