package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.forecast.FeaturePipelineProvider.FeatureDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/features.md} lists what there is; set the environment variable HINDCAST_WRITE_DOCS to write it anew. */
class FeatureReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/features.md");

    @Test
    void theReferenceListsEveryFeatureWithItsParameters() throws IOException {
        if (System.getenv("HINDCAST_WRITE_DOCS") != null) {
            Files.writeString(REFERENCE, reference());
        }
        assertThat(REFERENCE).content().isEqualTo(reference());
    }

    @Test
    void thereAreAtLeastTwentyFiveToChooseFrom() {
        assertThat(new Ta4jFeatures().available()).hasSizeGreaterThanOrEqualTo(25);
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("""
                # Features

                A feature is a line of the config's `features` list: its name, and parameters where the defaults won't do, as in `- {name: rsi, bars: 14}`. All are computed with Ta4j on bars that have closed.

                | name | parameters and defaults | what it is |
                |---|---|---|
                """);
        for (FeatureDescription feature : new Ta4jFeatures().available()) {
            text.append("| `")
                    .append(feature.name())
                    .append("` | ")
                    .append(feature.parameters().replace("|", "\\|"))
                    .append(" | ")
                    .append(feature.explanation().replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
