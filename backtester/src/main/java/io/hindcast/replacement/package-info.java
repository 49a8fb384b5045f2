/**
 * How files and folders come to disk whole or not at all: what is to be written flows in and is written beside its place;
 * what was there before stays until it is moved in. Processes that do so in the same folder keep out of each other's way by
 * {@link io.hindcast.replacement.ProcessLock}s.
 */
package io.hindcast.replacement;
