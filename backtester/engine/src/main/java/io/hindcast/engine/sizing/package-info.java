/** Built-in position sizers: a target flows in with equity and price; units flow out. */
package io.hindcast.engine.sizing;
