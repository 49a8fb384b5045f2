package io.hindcast.cli;

import io.hindcast.runs.config.Providers;
import io.hindcast.runs.schema.ConfigSchema;
import io.hindcast.settings.PrintableText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hindcast schema}: what a config may hold, for editors. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the JSON Schema of configs, with the keys of all strategies, models, features and labelers.",
            "",
            "An editor that knows it completes keys and marks wrong ones. A config names the schema in its first line:",
            "# yaml-language-server: $schema=hindcast.schema.json"
        },
        footerHeading = "%nExample:%n",
        footer = "  hindcast schema --plugins my-plugins > my-configs/hindcast.schema.json")
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Override
    public Integer call() {
        Providers providers = Providers.of(workspace.workspace());
        providers
                .problems()
                .forEach(problem -> spec.commandLine()
                        .getErr()
                        .println("warning: " + PrintableText.line("plugin not used: " + problem)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(ConfigSchema.json(providers));
        out.flush();
        return 0;
    }
}
