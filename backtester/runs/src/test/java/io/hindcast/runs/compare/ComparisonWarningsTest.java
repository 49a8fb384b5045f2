package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.settings.MapSettings;
import io.hindcast.testkit.fixture.SummaryFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonWarningsTest {
    @Test
    void whatAllSayIsSaidOnceAndWithoutNames() {
        assertThat(warnings(job("a", 1, "too deep"), job("b", 1, "too deep"))).containsExactly("too deep");
    }

    @Test
    void whatOneSaysBearsItsName() {
        assertThat(warnings(job("a", 1), job("b", 1, "too deep"))).containsExactly("b: too deep");
    }

    @Test
    void whatDiffersInFiguresOnlyIsOneSentence() {
        assertThat(warnings(
                        job("a", 1, "its loss 0.98 is above 0.97"),
                        job("a", 2, "its loss 1,000.5 is above 1e-7"),
                        job("b", 1)))
                .containsExactly(
                        "a: its loss 0.98 is above 0.97 (these are the figures of the first of 2 jobs that say so)");
    }

    private static List<String> warnings(JobOutcome... outcomes) {
        return ComparisonWarnings.of(List.of(outcomes));
    }

    private static JobOutcome job(String label, long seed, String... warnings) {
        ObjectNode summary = new ObjectMapper().createObjectNode();
        ArrayNode list = summary.withObject("/run").putArray("warnings");
        List.of(warnings).forEach(list::add);
        ComparedRun job = new ComparedRun(
                label + seed,
                "X",
                new Entrant(label, Map.of(), "compare.architectures[0]"),
                seed,
                () -> MapSettings.of(Map.of()),
                new CheckedRun(false, null, List.of(), 0.05, Map.of()));
        return JobOutcome.done(job, SummaryFixture.with(summary, SummaryFile::read));
    }
}
