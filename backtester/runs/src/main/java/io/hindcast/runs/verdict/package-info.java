/**
 * Whether what a run shows can be luck. The rows of a finished run flow in (its forecasts and equity, and those of its
 * baselines), with the trials of the ledger; the answers of the verdict flow out.
 */
@NullMarked
package io.hindcast.runs.verdict;

import org.jspecify.annotations.NullMarked;
