/**
 * From files to what a page shows of them. JSON and CSV files of a run folder (docs/run-folder.md) or of a comparison
 * (docs/comparison-folder.md) flow in; checked values, and series thinned out to what a chart draws, flow out.
 */
package io.hindcast.report.files;
