package io.hindcast.cli;

import io.hindcast.market.InstrumentTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of an instrument. What is not given stays unknown. */
final class InstrumentOptions {
    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "In which the price is quoted, as in USD. Not given: unknown, like all that follows.")
    private @Nullable String currency;

    @Option(names = "--tick", paramLabel = "STEP", description = "The smallest step of the price, as in 0.01.")
    private @Nullable String tick;

    @Option(names = "--lot", paramLabel = "UNITS", description = "The smallest step of an order, in units.")
    private @Nullable String lot;

    @Option(
            names = "--multiplier",
            paramLabel = "MONEY",
            description = "Money that one unit is worth for each 1 of its price, as in 50 for a future of 50 dollars a"
                    + " point. It multiplies every amount of a run; unknown, a run counts with 1.")
    private @Nullable String multiplier;

    @Option(
            names = "--session",
            paramLabel = "\"ZONE HH:mm-HH:mm\"",
            description = "When the exchange trades, as in \"America/New_York 09:30-16:00\".")
    private @Nullable String session;

    /** Made by picocli, which fills the options. */
    InstrumentOptions() {}

    /**
     * What the options say.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is not valid
     */
    InstrumentTerms terms() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "currency", currency);
        put(given, "tick", tick);
        put(given, "lot", lot);
        put(given, "multiplier", multiplier);
        put(given, "session", session);
        InstrumentTerms terms = InstrumentTerms.UNKNOWN;
        for (Map.Entry<String, String> term : given.entrySet()) {
            InstrumentTerms before = terms;
            terms = OptionText.parse("--" + term.getKey(), term.getValue(), text -> before.with(term.getKey(), text));
        }
        return terms;
    }

    private static void put(Map<String, String> given, String key, @Nullable String text) {
        if (text != null) {
            given.put(key, text);
        }
    }
}
