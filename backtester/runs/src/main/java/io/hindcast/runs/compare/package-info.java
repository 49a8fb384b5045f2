/**
 * Architectures compared by what they earn: one config flows in, a job for each symbol, entrant and seed flows through a
 * run, a folder with a table and a page flows out.
 */
@NullMarked
package io.hindcast.runs.compare;

import org.jspecify.annotations.NullMarked;
