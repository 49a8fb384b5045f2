/**
 * What is common to the named parts of a run that a jar can bring beside its strategy: what they are found by, and what
 * they are made with.
 */
package io.hindcast.plugin;
