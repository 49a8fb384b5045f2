/** Figures of a run that others bring: equity, round trips and forecasts flow in as they come; a number flows out. */
package io.hindcast.metric;
