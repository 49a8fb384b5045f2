/** The LSTM strategy: config sections flow in, forecast models and trading decisions flow out. */
@NullMarked
package io.hindcast.lstm;

import org.jspecify.annotations.NullMarked;
