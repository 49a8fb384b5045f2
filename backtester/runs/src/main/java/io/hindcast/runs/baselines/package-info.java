/**
 * What every run is set beside: the same bars flow in, and what plainer forecasts and rules would have made of them flows out, with
 * the same costs, sizes and folds, through the same trading loop (docs/baselines.md).
 */
@NullMarked
package io.hindcast.runs.baselines;

import org.jspecify.annotations.NullMarked;
