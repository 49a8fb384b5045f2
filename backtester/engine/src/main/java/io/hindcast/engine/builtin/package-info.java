/** Buy and hold as a strategy: bars flow in, one order flows out. The plainest user of the strategy API. */
@NullMarked
package io.hindcast.engine.builtin;

import org.jspecify.annotations.NullMarked;
