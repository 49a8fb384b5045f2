/** Built-in position sizers: a target flows in with equity and price; units flow out. */
@NullMarked
package io.hindcast.engine.sizing;

import org.jspecify.annotations.NullMarked;
