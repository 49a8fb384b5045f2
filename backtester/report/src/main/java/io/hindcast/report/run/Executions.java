package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EvenSampler;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.Sample;
import io.hindcast.trading.Side;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where positions were entered and left, from {@code fills.csv}. A fill that enlarges a position enters, one that reduces
 * it exits, and one that turns it round does both, at the same price.
 */
final class Executions {
    /** What a fill does to the position. */
    enum Effect {
        ENTER_LONG,
        EXIT_LONG,
        ENTER_SHORT,
        EXIT_SHORT;

        /** As people read it, for example {@code enter long}. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final List<FillColumn> COLUMNS =
            List.of(FillColumn.TIME, FillColumn.SIDE, FillColumn.QUANTITY, FillColumn.PRICE);
    /** Smaller remainders of a fill's quantity than this share of it come from rounding. */
    private static final double ROUNDING = 1e-12;

    private final Map<Effect, EvenSampler> samplers = new EnumMap<>(Effect.class);
    private double position;

    private Executions() {
        for (Effect effect : Effect.values()) {
            samplers.put(effect, new EvenSampler(List.of("price", "quantity")));
        }
    }

    /** Columns price and quantity, for each effect. */
    static Map<Effect, Sample> read(Path file) {
        Executions executions = new Executions();
        CsvTable.read(
                file,
                COLUMNS,
                row -> executions.add(
                        row.time(FillColumn.TIME),
                        row.text(FillColumn.SIDE).equals(Side.BUY.name()),
                        row.number(FillColumn.QUANTITY),
                        row.number(FillColumn.PRICE)));
        Map<Effect, Sample> samples = new EnumMap<>(Effect.class);
        executions.samplers.forEach((effect, sampler) -> samples.put(effect, sampler.sample()));
        return samples;
    }

    private void add(long time, boolean buy, double quantity, double price) {
        double against = buy ? Math.max(0, -position) : Math.max(0, position);
        double closing = Math.min(quantity, against);
        double opening = quantity - closing;
        if (closing > ROUNDING * quantity) {
            Objects.requireNonNull(samplers.get(buy ? Effect.EXIT_SHORT : Effect.EXIT_LONG))
                    .add(time, price, closing);
        }
        if (opening > ROUNDING * quantity) {
            Objects.requireNonNull(samplers.get(buy ? Effect.ENTER_LONG : Effect.ENTER_SHORT))
                    .add(time, price, opening);
        }
        position += buy ? quantity : -quantity;
        if (Math.abs(position) <= ROUNDING * quantity) {
            position = 0;
        }
    }
}
