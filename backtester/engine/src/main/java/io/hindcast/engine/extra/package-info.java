/**
 * Optional parts of the program: the folders and jars of {@code extras/} flow in, and what each offers flows out, or why it
 * can't be used. Each has a class loader of its own, which sees the program.
 */
@NullMarked
package io.hindcast.engine.extra;

import org.jspecify.annotations.NullMarked;
