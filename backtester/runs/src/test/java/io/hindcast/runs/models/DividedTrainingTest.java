package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A training whose decision rows are several ranges: read, hashed, stated and checked. */
class DividedTrainingTest {
    private static final int WARM_UP = 2;
    private static final BarSpecification DAILY =
            new BarSpecification(new Instrument("TEST"), Interval.parse("1d"), ZoneOffset.UTC, LocalTime.MIDNIGHT);
    private static final QueueMetadata QUEUE = new QueueMetadata(
            "test",
            DAILY.instrument(),
            DAILY.interval(),
            ZoneOffset.UTC,
            false,
            false,
            "",
            "",
            60,
            0,
            0,
            590,
            "",
            Map.of(),
            List.of());

    /** A bar closes every 10 nanoseconds, at a price of its number; its feature is that price, after two bars. */
    private static BarSource bars() {
        return new BarSource() {
            private int index;

            @Override
            public boolean next(MutableBar into) {
                if (index == 60) {
                    return false;
                }
                int price = 100 + index;
                into.set(10L * index, price, price, price, price, 1);
                index++;
                return true;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static FeaturePipeline features() {
        return new FeaturePipeline() {
            private int seen;

            @Override
            public List<String> names() {
                return List.of("price");
            }

            @Override
            public int warmUpBars() {
                return WARM_UP;
            }

            @Override
            public boolean update(Bar bar, double[] row) {
                seen++;
                row[0] = seen > WARM_UP ? bar.close() : Double.NaN;
                return seen > WARM_UP;
            }
        };
    }

    /** Bars 0 and 1 have no row; bars 20 to 29 are tested, and 40 is the first behind it all. */
    private static TrainingData divided() {
        return FeatureTable.read(bars(), features(), DAILY, 400)
                .data(
                        List.of(new TimeRange(0, 20), new TimeRange(150, 190), new TimeRange(300, 330)),
                        List.of(new TimeRange(340, 360), new TimeRange(370, 380)),
                        400,
                        7);
    }

    @Test
    void rowsOfEachRangeAreThoseOfItsBars() {
        TrainingData data = divided();
        TrainingSet set = data.set();
        // The first range is of the two bars that have no row, so it has none.
        assertThat(set.train()).containsExactly(new RowRange(13, 17), new RowRange(28, 31));
        assertThat(set.validation()).containsExactly(new RowRange(32, 34), new RowRange(35, 36));
        assertThat(set.close()).hasSize(38).startsWith(102).endsWith(139);
        assertThat(set.trainRows()).containsExactly(13, 14, 15, 16, 28, 29, 30);
        assertThat(data.lastTime()).isEqualTo(390);
        assertThat(data.kept().rows()).hasSize(38);
        // Prices 115 to 118 and 130 to 132: their mean is 122.857..., their standard deviation 7.2...
        assertThat(data.kept().spread().getFirst()).isBetween(7.2, 7.3);
    }

    @Test
    void theHashOfOneRangeEachIsThatOfItsThreeNumbers() {
        TrainingData data = TrainingData.read(
                bars(),
                features(),
                DAILY,
                new Segments(new TimeRange(Long.MIN_VALUE, 190), new TimeRange(200, 290), TimeRange.since(300)),
                7);
        Sha256 hash = new Sha256();
        hash.add(data.set().inputs() + " 17 18 27 7");
        for (int bar = WARM_UP; bar < 30; bar++) {
            hash.add(ByteBuffer.allocate(16)
                    .putDouble(100 + bar)
                    .putDouble(100 + bar)
                    .flip());
        }
        assertThat(data.hash()).isEqualTo(hash.hex());
        Map<String, Object> provenance = stated(data);
        assertThat(provenance)
                .containsEntry("train_to", 17)
                .containsEntry("validation_from", 18)
                .containsEntry("validation_to", 27)
                .doesNotContainKeys("train_ranges", "validation_ranges");
        assertThat(recomputed(provenance)).contains(data.hash());
    }

    @Test
    void whatIsStatedOfSeveralRangesCanBeComputedAgain() {
        TrainingData data = divided();
        Map<String, Object> provenance = stated(data);
        assertThat(provenance)
                .containsEntry("train_ranges", List.of(List.of(13, 17), List.of(28, 31)))
                .containsEntry("validation_ranges", List.of(List.of(32, 34), List.of(35, 36)))
                .doesNotContainKeys("train_to", "validation_from", "validation_to");
        assertThat(recomputed(provenance)).contains(data.hash());
    }

    @Test
    void otherRangesThanThoseOfTheTrainingHaveAnotherHashOrNone() {
        Map<String, Object> provenance = stated(divided());
        provenance.put("train_ranges", List.of(List.of(13, 17), List.of(28, 30)));
        assertThat(recomputed(provenance))
                .isPresent()
                .isNotEqualTo(Optional.of(divided().hash()));
        for (List<?> wrong : List.of(
                List.of(),
                List.of(List.of(13, 13)),
                List.of(List.of(-1, 13)),
                List.of(List.of(28, 31), List.of(13, 17)),
                List.of(List.of(13, 33)),
                List.of(List.of(13)),
                List.of("13-17"))) {
            provenance.put("train_ranges", wrong);
            assertThat(recomputed(provenance)).as("%s", wrong).isEmpty();
        }
        provenance.remove("train_ranges");
        assertThat(claim(provenance).rows()).isEmpty();
    }

    private static Map<String, Object> stated(TrainingData data) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        TrainingClaim.write(data, provenance);
        return provenance;
    }

    private static TrainingClaim claim(Map<String, Object> provenance) {
        return TrainingClaim.read(Path.of("model"), new ObjectMapper().valueToTree(provenance));
    }

    private static Optional<String> recomputed(Map<String, Object> provenance) {
        return ClaimedRows.of(bars(), features(), QUEUE, claim(provenance))
                .orElseThrow()
                .dataSha256();
    }
}
