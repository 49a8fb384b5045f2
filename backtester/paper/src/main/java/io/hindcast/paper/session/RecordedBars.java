package io.hindcast.paper.session;

import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.execution.Quote;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.journal.Entry;
import java.util.List;
import java.util.Optional;

/** The bars of a session again: its history, then those that its journal has accepted. */
final class RecordedBars implements BarSource {
    private final BarSource history;
    private final List<RecordedBar> live;
    private int next;
    private boolean historyEnded;

    /**
     * A live bar and all that the session did on it.
     *
     * @param input as it came in
     * @param quote that orders could meet on it; empty when none came
     * @param decision what the strategy was asked for
     * @param model that has forecast from this bar on, where it was another than before
     * @param outcome the records that followed, in their order
     */
    record RecordedBar(
            Entry.Input input,
            Optional<Quote> quote,
            Decision decision,
            Optional<Entry.ModelChange> model,
            List<String> outcome) {}

    RecordedBars(BarSource history, List<RecordedBar> live) {
        this.history = history;
        this.live = live;
    }

    @Override
    public boolean next(MutableBar into) {
        if (!historyEnded) {
            if (history.next(into)) {
                return true;
            }
            historyEnded = true;
        }
        if (next == live.size()) {
            return false;
        }
        Entry.PaperBar bar = live.get(next++).input().bar().orElseThrow();
        into.set(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        return true;
    }

    @Override
    public void close() {
        history.close();
    }
}
