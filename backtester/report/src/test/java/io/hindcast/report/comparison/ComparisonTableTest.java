package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.testkit.fixture.ComparisonFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTableTest {
    @TempDir
    Path folder;

    @Test
    void itRanksByReturnAndLeavesOutWhatAnOfflineEntrantWouldHaveEarned() throws IOException {
        List<String> lines = ComparisonTable.of(
                        ComparisonFixture.in(folder.resolve("c")).symbols("SPX").write())
                .lines()
                .toList();

        assertThat(lines.subList(2, 12))
                .containsExactly(
                        "SPX, 1d bars",
                        "",
                        "#  Trading                          Net return        Sharpe  Drawdown  Exposure   Trades",
                        "-----------------------------------------------------------------------------------------",
                        "1  pyramid                              15.34%          0.77    10.22%    80.00%       15",
                        "2  buy-and-hold                          3.10%          0.21    17.00%   100.00%        0",
                        "3  deep                          2.21 +- 3.39%  0.11 +- 0.17    10.88%    80.00%     11.5",
                        "4  stacked                       0.09 +- 1.17%  0.00 +- 0.06    12.90%    80.00%     17.5",
                        "-  deep-bidirectional (offline)        offline       offline   offline   offline  offline",
                        "-  persistence                             n/a           n/a       n/a       n/a      n/a");
        assertThat(String.join("\n", lines))
                .contains(
                        "Failed: pyramid, seed 2: " + ComparisonFixture.FAILURE,
                        "Warning: 1 of 8 jobs failed",
                        "to 15.34% (pyramid); buy and hold",
                        "Picking the best of 4")
                .doesNotContain("(h)");
    }

    @Test
    void forecastsStandBesideWhatTheModelsTook() throws IOException {
        assertThat(ComparisonTable.of(
                        ComparisonFixture.in(folder.resolve("c")).symbols("SPX").write()))
                .containsPattern(
                        "3 deep +115\\.24 \\+- 1\\.30 bps +89\\.52 bps +49\\.02% +-0\\.0588 +281,345 +281\\.3 s"
                                + " +1\\.41 ms\n")
                .containsPattern("- persistence +111\\.00 bps +86\\.00 bps +n/a +0\\.0000 +n/a +n/a +n/a\n");
    }

    @Test
    void hindsightIsMarkedAndExplained() throws IOException {
        String text = ComparisonTable.of(
                ComparisonFixture.in(folder.resolve("c")).hindsight().write());

        assertThat(text)
                .containsPattern(
                        "5 deep-bidirectional \\(offline\\) +-5\\.04 \\+- 5\\.17% \\(h\\) +-0\\.25 \\+- 0\\.26 \\(h\\)")
                .contains("(h) = HINDSIGHT.");
    }

    @Test
    void noLineIsTooWide() throws IOException {
        for (boolean hindsight : List.of(false, true)) {
            ComparisonFixture fixture = ComparisonFixture.in(folder.resolve("c" + hindsight));
            assertThat(ComparisonTable.of((hindsight ? fixture.hindsight() : fixture).write())
                            .lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        }
    }
}
