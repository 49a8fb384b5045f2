/**
 * What is common to the named parts of a run that a jar can bring beside its strategy: what they are found by, and what
 * they are made with.
 */
@NullMarked
package io.hindcast.plugin;

import org.jspecify.annotations.NullMarked;
