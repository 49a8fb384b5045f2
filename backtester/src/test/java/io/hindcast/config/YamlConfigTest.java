package io.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlConfigTest {
    private static final String TEXT = """
            name: run
            model:
              hidden: 32
              dropout: 0.2
            features:
              - {name: rsi, bars: 14}
              - {name: close}
            """;

    @Test
    void overridesReplaceScalarsListEntriesAndAddKeys() {
        MapSettings settings = parse("model.hidden=64", "features[0].bars=7", "trading.fee-bps=2.5");
        assertThat(settings.section("model").integer("hidden", 1, 100)).isEqualTo(64);
        assertThat(settings.sections("features").getFirst().integer("bars", 1, 100))
                .isEqualTo(7);
        assertThat(settings.section("trading").decimal("fee-bps", 1, 0, 10)).isEqualTo(2.5);
    }

    @Test
    void aWrongTypeIsNamedWithFileLineColumnAndPath() {
        MapSettings settings = YamlConfig.parse("my.yaml", TEXT.replace("32", "many"), List.of());
        assertThatThrownBy(() -> settings.section("model").integer("hidden", 1, 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "my.yaml:3:3: model.hidden: must be a whole number (from 1 to 100), but is the text 'many'");
    }

    @Test
    void anOverrideIsNamedAsThePlaceOfItsValue() {
        assertThatThrownBy(() -> parse("model.dropout=2").section("model").decimal("dropout", 0, 0, 0.9))
                .hasMessage("--set model.dropout=2: model.dropout: must be from 0 to 0.9, but is 2");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
        MapSettings settings = YamlConfig.parse("my.yaml", TEXT.replace("hidden", "hiden"), List.of());
        settings.text("name");
        settings.section("model").integer("hidden", 32, 1, 100);
        settings.section("model").decimal("dropout", 0, 0, 1);
        settings.sections("features");
        assertThatThrownBy(settings::requireAllKnown)
                .hasMessageStartingWith("my.yaml:3:3: model.hiden: unknown key; did you mean 'hidden'?");
    }

    @Test
    void anUnknownKeyInAListIsRefused() {
        MapSettings settings = parse();
        settings.text("name");
        settings.section("model").integer("hidden", 32, 1, 100);
        settings.section("model").decimal("dropout", 0, 0, 1);
        settings.sections("features").forEach(feature -> feature.text("name"));
        assertThatThrownBy(settings::requireAllKnown)
                .hasMessageContaining("my.yaml:6:17: features[0].bars: unknown key");
    }

    @Test
    void brokenYamlDuplicateKeysAndSecondDocumentsAreRefused() {
        assertThatThrownBy(() -> YamlConfig.parse("a.yaml", "a: [1", List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.yaml:");
        assertThatThrownBy(() -> YamlConfig.parse("a.yaml", "a: 1\na: 2", List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.yaml:2:");
        assertThatThrownBy(() -> YamlConfig.parse("a.yaml", "- 1", List.of())).hasMessageContaining("mapping");
        assertThatThrownBy(() -> YamlConfig.parse("a.yaml", "", List.of())).hasMessageContaining("empty");
        assertThatThrownBy(() -> YamlConfig.parse("a.yaml", "a: 1\n---\nb: 2", List.of()))
                .hasMessageContaining("one document");
        assertThatThrownBy(() -> YamlConfig.read(Path.of("no-such.yaml"), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no-such.yaml");
    }

    @Test
    void malformedOverridesAreRefused() {
        assertThatThrownBy(() -> parse("model.hidden")).hasMessageContaining("key=value");
        assertThatThrownBy(() -> parse("model..hidden=1")).hasMessageContaining("no path");
        assertThatThrownBy(() -> parse("features[9].bars=1")).hasMessageContaining("no such place");
        assertThatThrownBy(() -> parse("model.hidden=[1")).hasMessageContaining("not valid YAML");
    }

    @Test
    void theResolvedConfigHoldsDefaultsAndReadsBackToItself() {
        MapSettings settings = parse();
        read(settings);
        String written = YamlConfig.write(settings.resolved());
        MapSettings again = YamlConfig.parse("resolved.yaml", written, List.of());
        read(again);
        again.requireAllKnown();
        assertThat(again.resolved()).isEqualTo(settings.resolved());
        assertThat(written).contains("seed: 42");
    }

    private static void read(MapSettings settings) {
        settings.text("name");
        settings.longInteger("seed", 42);
        settings.section("model").integer("hidden", 32, 1, 100);
        settings.section("model").decimal("dropout", 0, 0, 1);
        settings.sections("features").forEach(feature -> {
            feature.text("name");
            feature.integer("bars", 14, 1, 1000);
        });
    }

    private static MapSettings parse(String... overrides) {
        return YamlConfig.parse("my.yaml", TEXT, List.of(overrides));
    }
}
