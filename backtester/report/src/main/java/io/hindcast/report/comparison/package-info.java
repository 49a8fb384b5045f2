/**
 * From many runs on disk to one page that ranks them. A comparison's folder (docs/comparison-folder.md) flows in; its
 * {@code report.html} and a table for the terminal flow out. Nothing here computes a figure: all of them come from
 * {@code comparison.json}.
 */
@NullMarked
package io.hindcast.report.comparison;

import org.jspecify.annotations.NullMarked;
