package io.hindcast.report.summary;

import io.hindcast.market.Interval;
import io.hindcast.report.files.NullWhenEmpty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What was run: the section {@code run}.
 *
 * @param name as the config has it
 * @param instrument its id
 * @param instrumentTerms what is known of it, by the names of {@code hindcast data set}; empty where nothing is
 * @param interval of the bars
 * @param zone of the exchange
 * @param queue that the bars come from
 * @param adjusted whether prices were adjusted for splits and dividends
 * @param priceDecimals that the instrument's prices have
 * @param bars that were read
 * @param firstBar close of the first
 * @param lastBar close of the last
 * @param strategy a description
 * @param model a description; empty without one
 * @param parameters of the model; empty without one
 * @param scaler how features and target were scaled; empty without it
 * @param plugins names of the jars; empty for a run of a version that did not know any
 * @param seed of the run
 * @param warnings sentences
 * @param id name of the run's folder
 * @param started when
 * @param finished when
 */
public record RunSection(
        Optional<String> name,
        String instrument,
        Optional<Map<String, String>> instrumentTerms,
        Interval interval,
        Optional<String> zone,
        Optional<String> queue,
        Optional<Boolean> adjusted,
        OptionalInt priceDecimals,
        OptionalLong bars,
        Optional<Instant> firstBar,
        Optional<Instant> lastBar,
        String strategy,
        @NullWhenEmpty Optional<String> model,
        @NullWhenEmpty OptionalLong parameters,
        @NullWhenEmpty Optional<String> scaler,
        Optional<List<String>> plugins,
        OptionalLong seed,
        List<String> warnings,
        String id,
        Optional<Instant> started,
        Optional<Instant> finished) {
    private static final int MOST_DECIMALS = 20;

    /** Copies the lists. */
    public RunSection {
        plugins = plugins.map(List::copyOf);
        warnings = List.copyOf(warnings);
    }

    /** Decimals that prices are shown with; 0 in a run that does not say. */
    public int shownDecimals() {
        int decimals = priceDecimals.orElse(0);
        return decimals >= 0 && decimals <= MOST_DECIMALS ? decimals : 0;
    }
}
