/**
 * How other models come into a session while it runs: what somebody brings and what the session has trained flows in, checked
 * models in the session's own folder flow out. When one of them takes over, the session decides; what its model's drift calls
 * for is told once.
 */
@NullMarked
package io.hindcast.paper.models;

import org.jspecify.annotations.NullMarked;
