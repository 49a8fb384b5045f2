/** The command line. Arguments flow in, to be checked and handed to the packages that do the work; plain text flows out. */
package io.hindcast.cli;
