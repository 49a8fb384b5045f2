/** From bars to forecasts: features, scaler, windows, forecaster; and how a model is trained and loaded. */
package io.hindcast.forecast;
