package io.hindcast.runs.models;

import static io.hindcast.runs.fixture.ArithmeticFeatures.BARS;
import static io.hindcast.runs.fixture.ArithmeticFeatures.bars;
import static io.hindcast.runs.fixture.ArithmeticFeatures.honest;
import static io.hindcast.runs.fixture.ArithmeticFeatures.pipeline;
import static io.hindcast.runs.fixture.ArithmeticFeatures.slow;
import static io.hindcast.runs.fixture.ArithmeticFeatures.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.runs.fixture.ArithmeticFeatures.Feature;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are no function of their bars are refused. */
class RowComparisonTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final Segments SEGMENTS = new Segments(
            new TimeRange(0, 500 * HOUR), new TimeRange(501 * HOUR, 700 * HOUR), TimeRange.since(701 * HOUR));
    private static final Path MODEL = Path.of("m");

    private static KeptRows train(FeaturePipeline features, List<Bar> bars) {
        BarSpecification kind =
                new BarSpecification(new Instrument("X"), Interval.parse("1h"), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
        return TrainingData.read(source(bars), features, kind, SEGMENTS, 42).kept();
    }

    private static RowComparison run(KeptRows kept, FeaturePipeline features, List<Bar> bars) {
        RowComparison comparison = new RowComparison(MODEL, kept);
        double[] row = new double[features.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean complete = features.update(bars.get(i), row);
            comparison.row(i, bars.get(i), row, complete);
        }
        return comparison;
    }

    @Test
    void theRowsOfTheTrainingAreFoundAgain() {
        KeptRows kept = train(pipeline(slow(), Bar::volume), bars(1));
        assertThat(kept.rows()).hasSize(256);
        assertThat(kept.rows().getFirst().values()).hasSize(2);
        RowComparison same = run(kept, pipeline(slow(), Bar::volume), bars(1));
        assertThat(same.compared()).isEqualTo(256);
        assertThat(same.done()).isTrue();
    }

    @Test
    void rowsOfOtherBarsAreNotCompared() {
        KeptRows kept = train(pipeline(slow()), bars(1));
        assertThat(run(kept, pipeline(slow()), bars(2)).compared()).isZero();
        // Recursive features have another past where the bars begin later.
        assertThat(run(kept, pipeline(slow()), bars(1).subList(10, BARS)).compared())
                .isZero();
        List<Bar> oneOff = bars(1);
        Bar bar = oneOff.get(300);
        oneOff.set(300, new MutableBar().set(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.low(), 1));
        assertThat(run(kept, pipeline(slow()), oneOff).compared()).isBetween(50, 200);
    }

    @Test
    void whatIsDrawnAtRandomIsRefused() {
        Random random = new Random(1);
        assertRefused(bar -> random.nextDouble(), bar -> random.nextDouble());
    }

    @Test
    void whatHasAnotherSignAfterTrainingIsRefused() {
        assertRefused(Bar::close, bar -> -bar.close());
    }

    @Test
    void whatIsOffByLittleIsRefused() {
        assertRefused(Bar::close, bar -> bar.close() * (1 + 1e-9));
    }

    private static void assertRefused(Feature trained, Feature used) {
        KeptRows kept = train(pipeline(Bar::volume, trained), bars(1));
        assertThatThrownBy(() -> run(kept, pipeline(Bar::volume, used), bars(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("features: b is refused: it is no function of its bars. On bar ")
                .hasMessageContaining(kept.rows().getFirst().time())
                .hasMessageContaining(
                        "it was " + kept.rows().getFirst().values().get(1) + " when model m was trained, and is ")
                .hasMessageContaining("FeaturePipeline.update");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void honestFeaturesPass(int seed) {
        KeptRows kept = train(honest(seed).get(), bars(seed));
        assertThat(run(kept, honest(seed).get(), bars(seed)).compared()).isEqualTo(256);
    }
}
