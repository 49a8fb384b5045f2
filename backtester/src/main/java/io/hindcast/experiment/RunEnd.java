package io.hindcast.experiment;

import io.hindcast.report.summary.CausalitySection;
import io.hindcast.report.summary.FeedInputs;
import io.hindcast.report.summary.SegmentSpans;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a run when it has ended, beside its figures.
 *
 * @param id name of its folder
 * @param started when
 * @param finished when
 * @param segments of its bars
 * @param inputs of a paper session; empty for a backtest
 * @param forecastMicros wall time of a forecast for one window, microseconds; empty where it was not measured
 * @param causality what the model was asked again; empty without one
 */
record RunEnd(
        String id,
        Instant started,
        Instant finished,
        SegmentSpans segments,
        Optional<FeedInputs> inputs,
        OptionalDouble forecastMicros,
        Optional<CausalitySection> causality) {}
