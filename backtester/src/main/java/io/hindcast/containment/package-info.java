/**
 * Calls into plugged-in code and what goes wrong in them. Strategies, models and features flow in as their authors made
 * them; out flow the same with a name: whatever they throw becomes a {@link io.hindcast.containment.PluginFailure}, and a
 * call that does not return is found by a {@link io.hindcast.containment.Watchdog}.
 */
package io.hindcast.containment;
