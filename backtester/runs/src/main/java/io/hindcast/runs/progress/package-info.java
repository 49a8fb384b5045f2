/** What a run says while it goes on: lines, warnings and wall times flow in, and out to whoever watches and to the run folder. */
@NullMarked
package io.hindcast.runs.progress;

import org.jspecify.annotations.NullMarked;
