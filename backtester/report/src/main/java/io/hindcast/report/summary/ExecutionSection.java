package io.hindcast.report.summary;

import java.util.Optional;

/**
 * How orders were filled: the section {@code execution}.
 *
 * @param latencySeconds from decision to arrival
 * @param maxVolumeShare of a bar's volume that orders get; NaN without a limit
 * @param quantity whole or fractional units; empty for a run of a version that did not say
 */
public record ExecutionSection(double latencySeconds, double maxVolumeShare, Optional<String> quantity) {}
