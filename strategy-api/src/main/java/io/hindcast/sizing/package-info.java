/** How large a position is: what a strategy wants to hold flows in, with equity and price; units flow out. */
@NullMarked
package io.hindcast.sizing;

import org.jspecify.annotations.NullMarked;
