/** From a trained network to forecasts and back from disk: windows flow in, values flow out. */
package io.hindcast.inference;
