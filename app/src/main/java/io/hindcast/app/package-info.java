/** The assembled program: what the launcher starts, with both sides, strategies and backtester, on the class path. */
package io.hindcast.app;
