/**
 * How anything gets onto disk, and whether it is still what was written. Files and folders flow in and appear whole or not at
 * all; a lock keeps other processes away meanwhile. The hashes of a finished folder flow out into its {@code
 * certificate.json}, by which whoever reads it later has it checked first.
 */
@NullMarked
package io.hindcast.store.files;

import org.jspecify.annotations.NullMarked;
