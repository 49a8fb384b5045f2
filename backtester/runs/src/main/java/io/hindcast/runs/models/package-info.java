/**
 * The whole life of a model: found or trained, stored, measured, held against what it claims, replaced while a session runs.
 * A config and its bars flow in, models that may forecast flow out.
 */
@NullMarked
package io.hindcast.runs.models;

import org.jspecify.annotations.NullMarked;
