/**
 * How the models of a run were judged: folds, seeds, paths and what is kept aside. The section {@code evaluation} of a
 * summary, {@code fold_parameters.csv} and the equity of runs that are parts of the run flow in; tables for page and
 * terminal, sentences, blocks of the page and numbers for its charts flow out.
 */
@NullMarked
package io.hindcast.report.evaluation;

import org.jspecify.annotations.NullMarked;
