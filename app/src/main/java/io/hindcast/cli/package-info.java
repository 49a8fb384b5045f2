/** The command line: arguments flow in, calls of the other packages and text for the terminal flow out. */
package io.hindcast.cli;
