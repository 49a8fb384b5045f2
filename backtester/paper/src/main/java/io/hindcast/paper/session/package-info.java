/**
 * Trading on paper: live messages flow in through the gate, are journalled, and go down the same line as a backtest's bars;
 * orders and fills flow out to the journal and to a run folder.
 */
@NullMarked
package io.hindcast.paper.session;

import org.jspecify.annotations.NullMarked;
