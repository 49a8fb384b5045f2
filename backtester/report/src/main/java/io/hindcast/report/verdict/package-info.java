/**
 * What a verdict says, in words and as a table. Answers with their tests flow in, sentences for terminal, page and comparison flow
 * out. No other package makes a sentence that compares.
 */
@NullMarked
package io.hindcast.report.verdict;

import org.jspecify.annotations.NullMarked;
