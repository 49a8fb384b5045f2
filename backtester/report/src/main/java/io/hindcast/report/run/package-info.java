/**
 * From a run on disk to something a person reads. A run folder (docs/run-folder.md) flows in; {@code report.html} and a
 * table for the terminal flow out. Nothing here computes a figure: all of them are functions of the
 * {@link io.hindcast.report.summary.Summary}, in the one list of {@link io.hindcast.report.run.Figures}.
 */
@NullMarked
package io.hindcast.report.run;

import org.jspecify.annotations.NullMarked;
