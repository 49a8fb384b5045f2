/** What the market says: instruments and bars, known at their close. Nothing flows in; bars flow out to every stage. */
package io.hindcast.market;
