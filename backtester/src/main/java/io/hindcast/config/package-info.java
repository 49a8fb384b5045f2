/** From a YAML file and {@code --set} overrides to a checked, resolved config. Text flows in, settings flow out. */
package io.hindcast.config;
