/** From single trades to bars, for sources that sell trades only: a CSV file flows in, another flows out. */
package io.hindcast.store.importing.trades;
