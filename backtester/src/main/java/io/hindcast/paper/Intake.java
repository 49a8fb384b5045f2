package io.hindcast.paper;

import java.util.List;

/**
 * What came in for one bar.
 *
 * @param before messages since the bar before that were not accepted
 * @param bar the accepted one
 * @param appendedAt when the feed stored it, nanoseconds since 1970-01-01T00:00Z; 0 when it comes again after a restart
 */
record Intake(List<Entry.Input> before, Entry.Input bar, long appendedAt) {}
