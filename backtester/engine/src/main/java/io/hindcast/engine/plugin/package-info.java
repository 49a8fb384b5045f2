/**
 * Plugged-in code: loading it, calling it, and what goes wrong in it. Jars flow in; strategies, models and features flow out
 * with a name: whatever they throw becomes a {@link io.hindcast.engine.plugin.PluginFailure}, and a call that does not return
 * is found by a {@link io.hindcast.engine.plugin.Watchdog}. Knows the API alone, so that every engine can use it.
 */
@NullMarked
package io.hindcast.engine.plugin;

import org.jspecify.annotations.NullMarked;
