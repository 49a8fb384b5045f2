/**
 * From a folder of jars to what a config can name. Jars flow in, each with a class loader of its own; providers flow out,
 * with the jar that each comes from, beside a sentence for every jar that could not be used.
 */
package io.hindcast.plugin;
