/**
 * From a run on disk to something a person reads. A run folder (docs/run-folder.md) flows in; {@code report.html} and a
 * table for the terminal flow out. Nothing here computes a figure: all of them come from {@code summary.json}, through the
 * one list in {@link io.hindcast.report.run.Figures}.
 */
package io.hindcast.report.run;
