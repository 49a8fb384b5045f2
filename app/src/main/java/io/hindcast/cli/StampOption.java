package io.hindcast.cli;

import io.hindcast.store.importing.Stamp;
import picocli.CommandLine.Option;

/** What the times of rows say. */
final class StampOption {
    @Option(
            names = "--stamp",
            paramLabel = "open|close",
            defaultValue = "open",
            description = "Whether a row's time is that of the bar's open or of its close. Default: ${DEFAULT-VALUE}.")
    private Stamp stamp;

    String text() {
        return stamp.toString();
    }
}
