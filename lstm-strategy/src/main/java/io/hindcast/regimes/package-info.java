/**
 * Labels regimes offline: a whole history flows in; hindsight teaches a bidirectional LSTM on the training bars; a regime
 * for each bar flows out. Nothing here is a forecaster, and nothing of the live path may use it.
 */
@NullMarked
package io.hindcast.regimes;

import org.jspecify.annotations.NullMarked;
