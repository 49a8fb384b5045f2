/** From single trades to bars, for sources that sell trades only: a CSV file flows in, another flows out. */
@NullMarked
package io.hindcast.store.importing.trades;

import org.jspecify.annotations.NullMarked;
