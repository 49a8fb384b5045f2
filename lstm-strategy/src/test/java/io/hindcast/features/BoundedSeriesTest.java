package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.Bar;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
@net.jqwik.api.Tag("slow")
class BoundedSeriesTest {
    @ParameterizedTest
    @MethodSource("io.hindcast.features.SampleBars#all")
    void droppingBarsChangesNoBitOfAnyFeature(SampleBars sample) {
        assertSameBits(sample.bars());
    }

    @Property(tries = 25)
    void droppingBarsChangesNoBitOfAnyFeatureOnNastySeries(@ForAll long seed) {
        assertSameBits(NastyBars.series(seed, 700));
    }

    @Test
    void aFeatureDoesNotDependOnItsNeighbours() {
        List<Bar> bars = SampleBars.synthetic(1_500).bars();
        List<Map<String, Object>> entries = FeatureLists.everyFeature();
        double[][] together = FeatureLists.rows(FeatureLists.pipeline(entries), bars);
        for (int column = 0; column < entries.size(); column++) {
            double[][] alone = FeatureLists.rows(FeatureLists.pipeline(List.of(entries.get(column))), bars);
            for (int i = 0; i < together.length; i++) {
                if (!Double.isNaN(together[i][column])) {
                    assertThat(together[i][column]).isEqualTo(alone[i][0]);
                }
            }
        }
    }

    private static void assertSameBits(List<Bar> bars) {
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            double[][] bounded = FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars);
            double[][] unbounded = FeatureLists.rows(FeatureLists.unboundedPipeline(List.of(entry)), bars);
            assertThat(FeatureLists.bits(bounded)).as("%s", entry).isDeepEqualTo(FeatureLists.bits(unbounded));
        }
    }
}
