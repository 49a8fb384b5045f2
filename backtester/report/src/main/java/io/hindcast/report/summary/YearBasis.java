package io.hindcast.report.summary;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many bars a year has, on which annualised figures rest: the section {@code annualisation}.
 *
 * @param periodsPerYear bars a year
 * @param basis where the number comes from
 * @param dataPeriodsPerYear bars a year of the data, NaN where it is too short to tell; empty for a run of a version that did
 *     not hold the number against the data
 */
public record YearBasis(OptionalDouble periodsPerYear, Optional<String> basis, OptionalDouble dataPeriodsPerYear) {}
