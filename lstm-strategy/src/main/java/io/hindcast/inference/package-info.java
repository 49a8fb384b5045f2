/** From a trained network to forecasts and back from disk: windows flow in, values flow out. */
@NullMarked
package io.hindcast.inference;

import org.jspecify.annotations.NullMarked;
