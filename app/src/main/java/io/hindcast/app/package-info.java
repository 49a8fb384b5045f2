/** The assembled program: what the launcher starts, with both sides, strategies and backtester, on the class path. */
@NullMarked
package io.hindcast.app;

import org.jspecify.annotations.NullMarked;
