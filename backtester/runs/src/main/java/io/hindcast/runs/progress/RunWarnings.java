package io.hindcast.runs.progress;

import io.hindcast.settings.PrintableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the reader of a run's results should know, in the order in which it came up, each once and as one line. */
public final class RunWarnings {
    private final Set<String> texts = new LinkedHashSet<>();
    private final Consumer<String> said;

    /**
     * No warnings yet.
     *
     * @param said told at once of what is known before the results are
     */
    public RunWarnings(Consumer<String> said) {
        this.said = said;
    }

    /** Says it now, and again beside the results. */
    public void say(Collection<String> early) {
        for (String text : early) {
            String line = PrintableText.line(text);
            if (texts.add(line)) {
                said.accept(line);
            }
        }
    }

    /** Says it beside the results only, for what the results themselves have shown. */
    public void add(Collection<String> late) {
        late.forEach(text -> texts.add(PrintableText.line(text)));
    }

    /** All of them, in order. */
    public List<String> texts() {
        return new ArrayList<>(texts);
    }
}
