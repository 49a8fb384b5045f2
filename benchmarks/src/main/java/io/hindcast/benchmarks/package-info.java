/** Measurements that anyone can run: bars flow in, ratios against named alternatives are printed. */
@NullMarked
package io.hindcast.benchmarks;

import org.jspecify.annotations.NullMarked;
