/** What the market says: instruments and bars, known at their close. Nothing flows in; bars flow out to every stage. */
@NullMarked
package io.hindcast.market;

import org.jspecify.annotations.NullMarked;
