/**
 * What a session has seen and done, as lines: entries flow in and are stored before they count; at a restart they flow out
 * again, and with them the state that commands have brought about.
 */
@NullMarked
package io.hindcast.paper.journal;

import org.jspecify.annotations.NullMarked;
