/**
 * Built-in fills, slippage and fees. They come through the same doors as those of a jar: a fill at a price of the market
 * flows in; what is paid for it flows out.
 */
@NullMarked
package io.hindcast.engine.cost;

import org.jspecify.annotations.NullMarked;
