/**
 * The arithmetic of LSTM layers on the CPU, in single precision: arrays flow in and out. Knows no network and no library
 * for arrays. Every sum is taken in a fixed order, so a row's result is the same bits in whatever batch it is computed, at
 * whatever place in it and on however many threads; forward passes also however wide the vectors are.
 */
@NullMarked
package io.hindcast.kernel;

import org.jspecify.annotations.NullMarked;
