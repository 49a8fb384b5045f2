package io.hindcast.report.summary;

import java.util.List;

/**
 * How features and model were held to what they promise: the section {@code causality}.
 *
 * @param windows whose forecasts entered a figure
 * @param windowsAskedAgain how many of them gave the same value when they were asked for alone
 * @param rowsKept with the model at its training
 * @param rowsCompared how many of them have the run's own features
 * @param featuresOutsideBars names of features that don't move with the bars
 */
public record CausalitySection(
        long windows, long windowsAskedAgain, long rowsKept, long rowsCompared, List<String> featuresOutsideBars) {
    /** Copies the list. */
    public CausalitySection {
        featuresOutsideBars = List.copyOf(featuresOutsideBars);
    }
}
