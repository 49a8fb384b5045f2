/**
 * What all pages are built of. Checked values and thinned-out series flow in; safe HTML, numbers for the charts and a file
 * that opens from disk without a network flow out.
 */
@NullMarked
package io.hindcast.report.page;

import org.jspecify.annotations.NullMarked;
