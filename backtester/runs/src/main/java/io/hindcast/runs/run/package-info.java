/**
 * A whole run: a config flows in; import, training, the line and the report are done in order; a run folder flows out. The
 * line and its folder are those of {@link io.hindcast.runs.run.Run}, which backtests, offline evaluations and sessions of
 * paper trading make each in their way.
 */
@NullMarked
package io.hindcast.runs.run;

import org.jspecify.annotations.NullMarked;
