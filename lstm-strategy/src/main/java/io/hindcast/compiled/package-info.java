/**
 * A trained network's weights as a list of operations on plain arrays: a network of Deeplearning4j flows in once, windows
 * flow in and values flow out many times, without an allocation and without a class of Deeplearning4j.
 */
@NullMarked
package io.hindcast.compiled;

import org.jspecify.annotations.NullMarked;
