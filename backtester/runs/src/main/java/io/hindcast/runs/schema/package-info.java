/**
 * What a config may hold, for editors: the declarations of all sections, built in and of plugins, flow in; a JSON Schema flows
 * out.
 */
@NullMarked
package io.hindcast.runs.schema;

import org.jspecify.annotations.NullMarked;
