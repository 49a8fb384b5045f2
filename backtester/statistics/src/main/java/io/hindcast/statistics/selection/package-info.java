/**
 * Is the best of many good, or only the best of many? Losses or returns of all that were tried flow in, with one draw of blocks
 * for all; who is better, who can't be told apart, and how likely the choice was luck flow out. An undefined figure is NaN.
 */
@NullMarked
package io.hindcast.statistics.selection;

import org.jspecify.annotations.NullMarked;
