/** The command line: arguments flow in, calls of the other packages and text for the terminal flow out. */
@NullMarked
package io.hindcast.cli;

import org.jspecify.annotations.NullMarked;
