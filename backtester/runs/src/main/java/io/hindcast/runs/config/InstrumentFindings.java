package io.hindcast.runs.config;

import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a run makes of the things that are known of its instrument, in words. */
public final class InstrumentFindings {
    private InstrumentFindings() {}

    /** What a reader of the results must be told, a sentence each; empty where nothing is known. */
    public static List<String> of(Instrument instrument, TradingSettings trading) {
        List<String> findings = new ArrayList<>();
        instrument.lot().ifPresent(lot -> {
            boolean rounded = lot == 1 && trading.quantity() == TradingSettings.Quantity.WHOLE;
            if (!rounded) {
                findings.add("Orders are not rounded to the lot of " + instrument + ", which is "
                        + known(instrument, "lot") + ": its exchange takes no parts of a lot"
                        + (lot == 1 ? "; trading.quantity: whole does it." : "."));
            }
        });
        instrument.multiplier().ifPresent(multiplier -> {
            if (multiplier != 1) {
                findings.add("A unit of " + instrument + " is worth its price x " + known(instrument, "multiplier")
                        + " (multiplier), and is paid for in full: no margin of a future is counted.");
            }
        });
        return List.copyOf(findings);
    }

    /** What decides a run beside the bars, as a part of its identity; empty where nothing is known. */
    public static String identity(Instrument instrument) {
        Map<String, String> known = instrument.terms().known();
        return known.isEmpty() ? "" : "\n" + known;
    }

    private static String known(Instrument instrument, String key) {
        return Objects.requireNonNull(instrument.terms().known().get(key), key);
    }
}
