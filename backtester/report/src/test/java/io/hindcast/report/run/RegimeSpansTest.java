package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegimeSpansTest {
    @TempDir
    Path folder;

    @Test
    void aRegimeLastsFromABarsCloseToTheNextWithinTheTradedTime() throws IOException {
        Path file = rows("up", "up", "down", "down", "up", "down");
        RegimeSpans.Content content = RegimeSpans.read(file, List.of("up", "down"), time(1), time(4));
        assertThat(content.spans())
                .containsExactly(new RegimeSpans.Span(0, time(1), time(2)), new RegimeSpans.Span(1, time(2), time(4)));
        assertThat(content.reduced()).isFalse();
    }

    @Test
    void anUnknownRegimeIsRefused() throws IOException {
        Path file = rows("up", "sideways");
        assertThatThrownBy(() -> RegimeSpans.read(file, List.of("up", "down"), time(0), time(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("regimes.csv", "sideways", "up, down");
    }

    @Test
    void shortOnesFallToTheOneBeforeAndNoGapIsLeft() {
        RegimeSpans spans = new RegimeSpans(10);
        // Long stretches of regime 0 and 1 in turns, each with flickers of regime 2 in it.
        for (int i = 0; i < 4_000; i++) {
            int regime = i % 50 == 25 ? 2 : i / 1_000 % 2;
            spans.add(regime, i * 10L, (i + 1) * 10L);
        }
        List<RegimeSpans.Span> kept = spans.spans();
        assertThat(kept).hasSizeLessThanOrEqualTo(10);
        assertThat(kept.getFirst().from()).isZero();
        assertThat(kept.getLast().to()).isEqualTo(40_000);
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).from()).isEqualTo(kept.get(i - 1).to());
            assertThat(kept.get(i).regime()).isNotEqualTo(kept.get(i - 1).regime());
        }
        assertThat(kept).filteredOn(span -> span.regime() != 2).hasSize(4);
    }

    private Path rows(String... regimes) throws IOException {
        StringBuilder text = new StringBuilder("time,instrument,regime,probability\n");
        for (int i = 0; i < regimes.length; i++) {
            text.append(Instant.ofEpochMilli(time(i)))
                    .append(",SPX,")
                    .append(regimes[i])
                    .append(",0.9\n");
        }
        return Files.writeString(folder.resolve("regimes.csv"), text);
    }

    private static long time(int day) {
        return Instant.parse("2020-01-01T21:00:00Z").toEpochMilli() + day * 86_400_000L;
    }
}
