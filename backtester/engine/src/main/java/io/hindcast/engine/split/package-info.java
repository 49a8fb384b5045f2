/** Which bar belongs to which segment: a config section and a source's bars flow in, bar indices flow out. */
@NullMarked
package io.hindcast.engine.split;

import org.jspecify.annotations.NullMarked;
