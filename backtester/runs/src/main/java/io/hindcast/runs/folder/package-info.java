/**
 * The files of a run. What was decided on each bar flows in, and rows, figures, warnings and the certificate of the run folder
 * flow out (docs/run-folder.md).
 */
@NullMarked
package io.hindcast.runs.folder;

import org.jspecify.annotations.NullMarked;
