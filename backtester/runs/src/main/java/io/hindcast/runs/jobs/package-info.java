/** Pieces of work that have a name by what decides them: jobs flow in, and are done once each, however many wait for them. */
@NullMarked
package io.hindcast.runs.jobs;

import org.jspecify.annotations.NullMarked;
