package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.testkit.fixture.SummaryFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private final List<JobOutcome> outcomes = new ArrayList<>();

    private void done(String entrant, double totalReturn, Double sharpe) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.putObject("strategy").put("total_return", totalReturn).put("sharpe", sharpe);
        summary.putObject("benchmark").put("total_return", 0.2).put("sharpe", 0.4);
        outcomes.add(JobOutcome.done(job(entrant), SummaryFixture.with(summary, SummaryFile::read)));
    }

    private void failed(String entrant) {
        outcomes.add(JobOutcome.failed(job(entrant), "lost"));
    }

    private ComparedRun job(String entrant) {
        return new ComparedRun(
                entrant + outcomes.size(),
                "SPX",
                new Entrant(entrant, Map.of(), "compare.architectures[0]"),
                outcomes.size(),
                () -> null,
                new CheckedRun(false, null, List.of(), 0.05, Map.of()));
    }

    private Standing row(Standings standings, String entrant) {
        return standings.rows().stream()
                .filter(row -> row.entrant().equals(entrant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ranksMeansBestFirstAndBuyAndHoldAmongThem() {
        done("lucky", 0.9, 0.1);
        done("lucky", -0.7, 0.3);
        done("steady", 0.3, 0.9);
        done("steady", 0.3, 0.7);
        Standings standings = Standings.of(outcomes);
        assertThat(standings.rows().stream().map(Standing::entrant))
                .containsExactly("steady", "buy-and-hold", "lucky", "persistence");
        Standing lucky = row(standings, "lucky");
        assertThat(standings.rank(lucky, ComparedFigure.TOTAL_RETURN)).hasValue(3);
        assertThat(standings.rank(lucky, ComparedFigure.SHARPE)).hasValue(3);
        assertThat(lucky.mean(ComparedFigure.TOTAL_RETURN)).isEqualTo(0.1, org.assertj.core.data.Offset.offset(1e-15));
        // 0.9 and -0.7: 1.6 over the root of 2.
        assertThat(lucky.deviations().get(ComparedFigure.TOTAL_RETURN))
                .isEqualTo(1.1313708498984762, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void equalMeansShareAPlaceAndTheNextOneIsLeftOut() {
        done("a", 0.3, 1.0);
        done("b", 0.3, 2.0);
        done("c", 0.25, 0.5);
        Standings standings = Standings.of(outcomes);
        assertThat(standings.rows().stream()
                        .map(row -> standings.rank(row, ComparedFigure.TOTAL_RETURN))
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt))
                .containsExactly(1, 1, 3, 4);
        // Of equal returns the better Sharpe ratio comes first.
        assertThat(standings.rows().getFirst().entrant()).isEqualTo("b");
    }

    @Test
    void aFigureThatIsUndefinedForOneSeedIsUndefined() {
        done("idle", 0.0, null);
        done("idle", 0.1, 1.0);
        Standings standings = Standings.of(outcomes);
        Standing idle = row(standings, "idle");
        assertThat(idle.mean(ComparedFigure.SHARPE)).isNaN();
        assertThat(standings.rank(idle, ComparedFigure.SHARPE)).isEmpty();
        assertThat(standings.rank(idle, ComparedFigure.TOTAL_RETURN)).hasValue(2);
    }

    @Test
    void failedJobsAreCountedAndNotAveraged() {
        done("shaky", 0.4, 1.0);
        failed("shaky");
        failed("lost");
        Standings standings = Standings.of(outcomes);
        assertThat(row(standings, "shaky").failed()).isEqualTo(1);
        assertThat(row(standings, "shaky").jobs()).isEqualTo(2);
        assertThat(row(standings, "shaky").mean(ComparedFigure.TOTAL_RETURN)).isEqualTo(0.4);
        assertThat(row(standings, "lost").failed()).isEqualTo(1);
        assertThat(standings.rank(row(standings, "lost"), ComparedFigure.TOTAL_RETURN))
                .isEmpty();
    }
}
