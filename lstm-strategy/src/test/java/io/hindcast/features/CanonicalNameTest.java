package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalNameTest {
    private static final Interval DAY = Interval.parse("1d");

    private final Ta4jFeatures features = new Ta4jFeatures();

    @Test
    void everyFeatureIsFoundAgainByItsName() {
        List<Settings> usual = new ArrayList<>();
        List<Settings> unusual = new ArrayList<>();
        for (FeatureDefinition definition : new FeatureCatalogue().all()) {
            usual.add(MapSettings.of(Map.of("name", definition.name())));
            Map<String, Object> entry = new LinkedHashMap<>(Map.of("name", definition.name()));
            for (Parameter parameter : definition.parameters()) {
                double value = parameter.defaultValue() + 1;
                entry.put(parameter.name(), parameter.whole() ? (Object) (int) value : (Object) (value + 0.25));
            }
            unusual.add(MapSettings.of(entry));
        }
        for (List<Settings> list : List.of(usual, unusual)) {
            List<String> names =
                    features.configure(list, DAY, ZoneOffset.UTC).get().names();
            assertThat(features.ofNames(names, DAY, ZoneOffset.UTC).get().names())
                    .isEqualTo(names);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rsi(",
                "rsi()",
                "rsi(bars)",
                "rsi(bars=)",
                "rsi(bars=x)",
                "rsi(bars=99999999999)",
                "rsi bars"
            })
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> features.ofNames(List.of(name), DAY, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("rsi(bars=14)");
    }
}
