/**
 * From a YAML file and {@code --set} overrides to a checked, resolved config, with the data and the plugins that it names.
 * Text flows in, settings flow out.
 */
@NullMarked
package io.hindcast.runs.config;

import org.jspecify.annotations.NullMarked;
