/** From bars to forecasts: features, scaler, windows, forecaster; and how a model is trained and loaded. */
@NullMarked
package io.hindcast.forecast;

import org.jspecify.annotations.NullMarked;
