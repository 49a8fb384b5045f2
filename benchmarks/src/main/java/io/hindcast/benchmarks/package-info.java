/** Measurements that anyone can run: bars flow in, ratios against named alternatives are printed. */
package io.hindcast.benchmarks;
