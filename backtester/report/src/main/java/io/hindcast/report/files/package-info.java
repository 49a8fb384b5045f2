/**
 * From files to what a page shows of them. JSON and CSV files of a run folder (docs/run-folder.md) or of a comparison
 * (docs/comparison-folder.md) flow in; checked values, records, and series thinned out to what a chart draws, flow out. The
 * columns of each CSV file stand here once, and so does how a record is JSON, for who writes the files and who reads them.
 */
@NullMarked
package io.hindcast.report.files;

import org.jspecify.annotations.NullMarked;
