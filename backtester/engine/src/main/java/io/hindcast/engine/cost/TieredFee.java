package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.market.EpochNanos;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A share of the money that changes hands, which falls with what has changed hands in the calendar month (UTC) before the
 * fill. A fill is of one tier as a whole: that of the money before it.
 */
final class TieredFee implements FeeModel {
    private final List<Tier> tiers;
    private YearMonth month = YearMonth.of(0, 1);
    private double volume;

    /**
     * A tier.
     *
     * @param from money that has changed hands in the month from which on it holds
     * @param bps basis points
     */
    record Tier(double from, double bps) {}

    /** @param tiers by rising money, the first of them from 0 */
    TieredFee(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
    }

    @Override
    public double fee(Execution execution) {
        double before = month(execution).equals(month) ? volume : 0;
        double bps = tiers.getFirst().bps;
        for (Tier tier : tiers) {
            bps = before >= tier.from ? tier.bps : bps;
        }
        return bps / 1e4 * execution.value();
    }

    @Override
    public void filled(Execution execution) {
        YearMonth now = month(execution);
        volume = (now.equals(month) ? volume : 0) + execution.value();
        month = now;
    }

    private static YearMonth month(Execution execution) {
        return YearMonth.from(EpochNanos.toInstant(execution.bar().closeTime()).atOffset(ZoneOffset.UTC));
    }

    /** Named {@code tiered}. */
    public static final class Provider implements FeeModelProvider {
        private static final Key<Double> FROM = Key.decimal(
                        "from",
                        0,
                        1e18,
                        "Money that has changed hands in the month from which on the tier holds; 0 in the first")
                .byDefault(0.0);
        private static final Key<Double> BPS = Key.decimal(
                        "bps", 0, 1_000, "What the broker takes of the money that changes hands")
                .unit("bps")
                .byDefault(1.0);

        @Override
        public String name() {
            return "tiered";
        }

        @Override
        public String description() {
            return "A share of the money that changes hands, by tiers of the month's volume";
        }

        @Override
        public Keys keys() {
            return Keys.of(Keys.list("tiers", "Tiers by rising money", Keys.of(FROM, BPS)));
        }

        @Override
        public FeeModel create(PartSetup setup) {
            Settings settings = setup.settings();
            List<Settings> sections = settings.sections("tiers");
            if (sections.isEmpty()) {
                throw settings.invalid(
                        "tiers",
                        "is missing or empty; expected a list such as [{from: 0, bps: 10}, {from: 1000000, bps: 8}]");
            }
            List<Tier> tiers = sections.stream()
                    .map(tier -> new Tier(tier.get(FROM), tier.get(BPS)))
                    .toList();
            for (int i = 0; i < tiers.size(); i++) {
                double least = i == 0 ? 0 : tiers.get(i - 1).from;
                if (i == 0 ? tiers.get(i).from != 0 : tiers.get(i).from <= least) {
                    throw sections.get(i)
                            .invalid(
                                    FROM,
                                    (i == 0
                                                    ? "must be 0 in the first tier"
                                                    : "must be above that of the tier before, " + least)
                                            + ", but is " + tiers.get(i).from);
                }
            }
            return new TieredFee(tiers);
        }
    }
}
