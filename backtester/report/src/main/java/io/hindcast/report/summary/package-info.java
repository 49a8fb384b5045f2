/**
 * What {@code summary.json} says, as records: their components are its keys, in their order (docs/run-folder.md). The typed
 * results of a run flow in and the file flows out; for who reads a run, the file flows in and the same record flows out.
 * What every figure means is said in docs/run-folder.md; one that is undefined is NaN.
 */
@NullMarked
package io.hindcast.report.summary;

import org.jspecify.annotations.NullMarked;
