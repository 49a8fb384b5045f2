package io.hindcast.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the reader of a run's results should know, in the order in which it came up, each once. */
final class RunWarnings {
    private final Set<String> texts = new LinkedHashSet<>();
    private final Consumer<String> said;

    /** @param said told at once of what is known before the results are */
    RunWarnings(Consumer<String> said) {
        this.said = said;
    }

    /** Says it now, and again beside the results. */
    void say(Collection<String> early) {
        for (String text : early) {
            if (texts.add(text)) {
                said.accept(text);
            }
        }
    }

    /** Says it beside the results only, for what the results themselves have shown. */
    void add(Collection<String> late) {
        texts.addAll(late);
    }

    List<String> texts() {
        return new ArrayList<>(texts);
    }
}
