/**
 * How often something was tried. Plans flow in before they are run, and what came of them when they have ended; each is noted
 * once in a ledger beside the stored bars. Out flow the trials that one must be judged among, with their returns, and what is
 * wrong with the ledger.
 */
@NullMarked
package io.hindcast.runs.trials;

import org.jspecify.annotations.NullMarked;
