package io.hindcast.engine.extra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtrasTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingOneIsNamedWithTheCommandThatMakesIt() {
        Extras extras = Extras.load(folder.resolve("none"), Map.of("parquet", "./mvnw -Pparquet package"));
        assertThat(extras.found()).isEmpty();
        assertThat(extras.problems()).isEmpty();
        assertThat(extras.missing()).containsExactly("parquet: make it with './mvnw -Pparquet package'");
        assertThatThrownBy(() -> extras.require("parquet"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("extra 'parquet' is missing in " + folder.resolve("none")
                        + "; parquet: make it with './mvnw -Pparquet package'");
        assertThatThrownBy(() -> extras.require("parket"))
                .hasMessage("there is no extra 'parket'; did you mean 'parquet'?; there are: parquet");
    }
}
