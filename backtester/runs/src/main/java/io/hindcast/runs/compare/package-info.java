/**
 * Architectures compared by what they earn: one config flows in, a job for each symbol, entrant and seed flows through a
 * run, a folder with a table and a page flows out.
 */
package io.hindcast.runs.compare;
