/** The whole program, from the command line to the files of a run. */
package io.hindcast.app;
