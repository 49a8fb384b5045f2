/**
 * Regimes, in hindsight: a history flows in, a folder of labels flows out, and the figures of a finished run are split by
 * them. No part of the line is given any.
 */
@NullMarked
package io.hindcast.runs.labels;

import org.jspecify.annotations.NullMarked;
