package io.hindcast.runs.run;

import io.hindcast.report.summary.CausalitySection;
import java.util.Locale;

/** What of a run was asked for again, as a line for the terminal. */
public final class CheckedLine {
    private CheckedLine() {}

    /** Of what was checked. */
    public static String of(CausalitySection checked) {
        return String.format(
                Locale.ROOT,
                "checked: %,d of %,d windows gave the same forecast when they were asked for again, one at a time%s",
                checked.windowsAskedAgain(),
                checked.windows(),
                checked.rowsCompared() > 0
                        ? String.format(
                                Locale.ROOT,
                                "; %,d of %,d kept rows of features are those of the training",
                                checked.rowsCompared(),
                                checked.rowsKept())
                        : "");
    }
}
