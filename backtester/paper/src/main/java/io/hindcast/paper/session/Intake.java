package io.hindcast.paper.session;

import io.hindcast.engine.execution.Quote;
import io.hindcast.paper.journal.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What came in for one bar.
 *
 * @param before messages since the bar before that were not accepted
 * @param quote that orders can meet on the bar; empty when none came
 * @param bar the accepted one
 * @param appendedAt when the feed stored it, nanoseconds since 1970-01-01T00:00Z; 0 when it comes again after a restart
 */
record Intake(List<Entry.Input> before, Optional<Quote> quote, Entry.Input bar, long appendedAt) {}
