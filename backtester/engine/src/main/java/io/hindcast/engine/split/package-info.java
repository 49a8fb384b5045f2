/**
 * Which bar belongs to which segment: a config section and a source's bars flow in; the numbers of bars, or times of closes,
 * at which segments begin and end flow out, of one split or of a plan of folds.
 */
@NullMarked
package io.hindcast.engine.split;

import org.jspecify.annotations.NullMarked;
