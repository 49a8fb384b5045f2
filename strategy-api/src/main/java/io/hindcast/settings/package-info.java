/**
 * Typed, checked access to the part of a config that belongs to a plug-in, and the error a user sees. The tree of a config
 * flows in; checked values, and what the config says with all defaults, flow out. Beside it {@link
 * io.hindcast.settings.Sha256}, by which a run names what it was made of.
 */
@NullMarked
package io.hindcast.settings;

import org.jspecify.annotations.NullMarked;
