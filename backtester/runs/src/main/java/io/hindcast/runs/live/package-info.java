/**
 * What the {@code paper} section of a config says of live bars: where they can close, and what is impossible about them. A
 * kind of bars and settings flow in; rulings on single bars, whatever came before them, flow out.
 */
@NullMarked
package io.hindcast.runs.live;

import org.jspecify.annotations.NullMarked;
