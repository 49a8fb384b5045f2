/** The LSTM strategy: config sections flow in, forecast models and trading decisions flow out. */
package io.hindcast.lstm;
