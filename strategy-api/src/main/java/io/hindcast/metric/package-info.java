/** Figures of a run that others bring: equity, round trips and forecasts flow in as they come; a number flows out. */
@NullMarked
package io.hindcast.metric;

import org.jspecify.annotations.NullMarked;
