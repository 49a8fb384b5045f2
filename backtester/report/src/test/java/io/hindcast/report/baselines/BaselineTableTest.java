package io.hindcast.report.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.page.RowTable;
import io.hindcast.report.page.TextTable;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.BaselineSection.Baseline;
import io.hindcast.report.summary.BaselineSection.Forecast;
import io.hindcast.report.summary.BaselineSection.LeftOut;
import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.report.summary.BaselineSection.Trading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTableTest {
    private static final Forecast FORECAST = new Forecast(900, 12.5, 0.0101, 0.52, -0.002, 0.0012);
    private static final BaselineSection SECTION = new BaselineSection(
            List.of(
                    new Baseline("persistence", "no move", Optional.empty(), Optional.of(FORECAST), Optional.empty()),
                    new Baseline(
                            "time-series-momentum",
                            "a sign",
                            Optional.of(new Trading(1.2345, 0.1, 0.75, 0.333, 2.5, 1_234.5, 7)),
                            Optional.empty(),
                            Optional.empty())),
            List.of(new LeftOut("ridge", "there are no training bars")),
            Optional.of(new RandomTrader(999, 12, 13, 2.001, 0.05, -0.1, -0.05, 0.01, 0.04, 0.09, 120, 0.121)),
            Optional.empty());

    @Test
    void aRowHasWhatTheBaselineDoes() {
        RowTable returns = BaselineTable.of(SECTION, false);

        assertThat(returns.rows())
                .extracting(RowTable.Row::cells)
                .containsExactly(
                        List.of("Persistence", "", "", "", "", "", "", "101.00 bps", "0.0012"),
                        List.of(
                                "Time-series momentum",
                                "123.45%",
                                "10.00%",
                                "0.75",
                                "33.30%",
                                "2.50x",
                                "1,234.50",
                                "",
                                ""));
        assertThat(BaselineTable.of(SECTION, true).rows().getFirst().cells()).endsWith("12.50", "-0.0020");
        assertThat(returns.lines()).allMatch(line -> line.length() <= TextTable.WIDTH);
    }

    @Test
    void theNotesSayTheRandomTraderAndWhatIsMissing() {
        assertThat(BaselineTable.notes(SECTION))
                .containsExactly(
                        "Random trader (the run's own 12 spells in the market in random order, at its own cost of 2.00 bps of"
                                + " the money traded; 999 draws): total return -10.00% at 5%, -5.00% at 25%, 1.00% at 50%,"
                                + " 4.00% at 75%, 9.00% at 95%; the run's own order by the same arithmetic: 5.00%, p ="
                                + " 0.121.",
                        "Left out: Ridge: there are no training bars.");
        assertThat(BaselineTable.notes(
                        new BaselineSection(List.of(), List.of(), Optional.empty(), Optional.of("nothing was traded"))))
                .containsExactly("Random trader: n/a, since nothing was traded.");
    }

    @Test
    void namesAreWrittenForPeople() {
        assertThat(BaselineTable.label("macd")).isEqualTo("MACD");
        assertThat(BaselineTable.label("one-day-reversal")).isEqualTo("One-day reversal");
        assertThat(BaselineTable.label("buy-and-hold")).isEqualTo("Buy and hold");
        assertThat(BaselineTable.label("training-mean")).isEqualTo("Training mean");
    }

    /** Figures compare nothing: what chance explains is said where it is tested. */
    @Test
    void nothingIsCompared() {
        String all = String.join(" ", BaselineTable.notes(SECTION)) + String.join(" ", BaselineTable.meanings(SECTION));

        assertThat(all).doesNotContainPattern("(?i)\\b(better|worse|best|beats?|wins?|above|below)\\b");
    }
}
