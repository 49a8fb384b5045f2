/** How large a position is: what a strategy wants to hold flows in, with equity and price; units flow out. */
package io.hindcast.sizing;
