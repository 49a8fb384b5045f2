package io.hindcast.training.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureNameTest {
    @Test
    void eachHasTheReferencesDefaults() {
        assertThat(read(Map.of())).isEqualTo(new Stacked(2, 64, 0.2));
        assertThat(read(Map.of("architecture", "pyramid"))).isEqualTo(new Pyramid(List.of(128, 64, 32), 0.2));
        assertThat(read(Map.of("architecture", "variational"))).isEqualTo(new Variational(3, 64, 0.2));
        assertThat(read(Map.of("architecture", "recurrent-dropout"))).isEqualTo(new RecurrentDropout(2, 64, 0.2, 0.2));
        assertThat(read(Map.of("architecture", "bidirectional"))).isEqualTo(new Bidirectional(1, 64, 0.2));
        assertThat(read(Map.of("architecture", "deep-bidirectional"))).isEqualTo(new DeepBidirectional(3, 128, 0.3));
        assertThat(read(Map.of("architecture", "deep"))).isEqualTo(new Deep(3, 128, 0.3, false, false));
    }

    @Test
    void keysAreReadAndTheResolvedConfigHoldsThem() {
        MapSettings settings = MapSettings.of(Map.of("architecture", "pyramid", "units", List.of(7, 5)));
        assertThat(ArchitectureName.read(settings)).isEqualTo(new Pyramid(List.of(7, 5), 0.2));
        assertThat(settings.resolved()).containsEntry("units", List.of(7, 5)).containsEntry("dropout", 0.2);
        settings.requireAllKnown();
        assertThat(read(Map.of("architecture", "deep", "skip", true, "attention", true, "layers", 2)))
                .isEqualTo(new Deep(2, 128, 0.3, true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "pyramid, hidden, 'units: [128, 64, 32]'",
        "pyramid, layers, 'units: [128, 64, 32]'",
        "stacked, units, 'layers, hidden, dropout'",
        "stacked, skip, 'layers, hidden, dropout'",
        "deep-bidirectional, attention, 'layers, hidden, dropout'",
    })
    void aKeyOfAnotherArchitectureIsRefusedWithTheKeysThatThereAre(String architecture, String key, String expected) {
        assertThatThrownBy(() -> read(Map.of("architecture", architecture, key, 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(architecture)
                .hasMessageContaining(expected);
    }

    @Test
    void unitsAreAListOfOneToFourWholeNumbers() {
        for (Object wrong : List.of(64, List.of(), List.of(0), List.of("many"), List.of(1.5), List.of(5, 4, 3, 2, 1))) {
            assertThatThrownBy(() -> read(Map.of("architecture", "pyramid", "units", wrong)))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("units");
        }
    }

    private static Architecture read(Map<String, Object> model) {
        return ArchitectureName.read(MapSettings.of(model));
    }
}
