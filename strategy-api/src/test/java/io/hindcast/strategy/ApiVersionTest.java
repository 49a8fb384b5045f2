package io.hindcast.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, true",
        "0.1, 0.1.7-SNAPSHOT, true",
        "0.2, 0.1, false",
        "0.1, 0.2, false",
        "1.0, 0.1, false",
        "1.3, 1.0.9, true",
        "1.3, 1.3, true",
        "1.3, 1.4, false",
        "2.0, 1.9, false",
        "1.9, 2.0, false"
    })
    void whatWasBuiltAgainstTheSameMajorAndNoNewerMinorRuns(String program, String plugin, boolean runs) {
        assertThat(ApiVersion.parse(program).runs(ApiVersion.parse(plugin))).isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one", "1.", "1.2.3.4", "v1.2", "-1.2", "99999999.1"})
    void whatIsNoVersionIsRefused(String text) {
        assertThatThrownBy(() -> ApiVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void theProgramsOwnIsReadFromTheBuild() {
        assertThat(ApiVersion.current().toString()).matches("\\d+\\.\\d+");
        assertThat(ApiVersion.current().runs(ApiVersion.current())).isTrue();
        assertThat(new ApiVersion(2, 3).runnable()).isEqualTo("2.0 to 2.3");
        assertThat(new ApiVersion(0, 3).runnable()).isEqualTo("0.3");
    }
}
