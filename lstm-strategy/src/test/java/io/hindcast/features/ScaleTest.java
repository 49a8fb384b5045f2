package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ScaleTest {
    private static final Set<String> IN_MONEY = Set.of("open", "high", "low", "close");

    /** Ta4j's own directional indicators are silent below a true range of 0.00001. */
    @ParameterizedTest
    @ValueSource(ints = {-40, 30})
    void theUnitOfMoneyChangesNoBitOfARelativeFeature(int powerOfTwo) {
        List<Bar> bars = SampleBars.synthetic(1_500).bars();
        List<Bar> scaled = bars.stream().map(bar -> scaled(bar, powerOfTwo)).toList();
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            if (!IN_MONEY.contains(entry.get("name"))) {
                assertThat(FeatureLists.bits(FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), scaled)))
                        .as("%s", entry)
                        .isDeepEqualTo(
                                FeatureLists.bits(FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 40})
    void theUnitOfVolumeChangesNoBitOfAnyFeatureButVolumeItself(int powerOfTwo) {
        List<Bar> bars = SampleBars.synthetic(1_500).bars();
        List<Bar> scaled = bars.stream()
                .map(bar -> (Bar) new MutableBar()
                        .set(
                                bar.closeTime(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                Math.scalb(bar.volume(), powerOfTwo)))
                .toList();
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            if (!entry.get("name").equals("volume")) {
                assertThat(FeatureLists.bits(FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), scaled)))
                        .as("%s", entry)
                        .isDeepEqualTo(
                                FeatureLists.bits(FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars)));
            }
        }
    }

    private static Bar scaled(Bar bar, int power) {
        return new MutableBar()
                .set(
                        bar.closeTime(),
                        Math.scalb(bar.open(), power),
                        Math.scalb(bar.high(), power),
                        Math.scalb(bar.low(), power),
                        Math.scalb(bar.close(), power),
                        bar.volume());
    }
}
