package io.hindcast.report.summary;

import io.hindcast.report.files.NullWhenEmpty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures by regime: the section {@code regimes}.
 *
 * @param hindsight always true
 * @param dataSha256 hash of the bars that were labelled
 * @param configSha256 hash of the labels' config
 * @param regimesSha256 hash of the labels
 * @param heldOutFrom close of the first bar of held-out time
 * @param accuracy of the labels on held-out time; empty where undefined
 * @param macroF1 of the labels on held-out time; empty where undefined
 * @param byRegime a block for each regime
 */
public record RegimeSplit(
        boolean hindsight,
        @NullWhenEmpty Optional<String> dataSha256,
        @NullWhenEmpty Optional<String> configSha256,
        @NullWhenEmpty Optional<String> regimesSha256,
        @NullWhenEmpty Optional<Instant> heldOutFrom,
        @NullWhenEmpty OptionalDouble accuracy,
        @NullWhenEmpty OptionalDouble macroF1,
        List<RegimeBlock> byRegime) {
    /** Copies the list. */
    public RegimeSplit {
        byRegime = List.copyOf(byRegime);
    }
}
