package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.trials.CertifiedHead;
import io.hindcast.runs.trials.TrialLedger;
import io.hindcast.store.ledger.LedgerHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison has tried as much as there is to pick from it. */
@Tag("slow")
class ComparedTrialsTest {
    @TempDir
    private Path folder;

    private TinyWorkspace tiny;
    private Path file;

    @BeforeEach
    void empty() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        file = tiny.home().resolve("data/trials.jsonl");
    }

    private TrialLedger ledger() {
        return new TrialLedger(tiny.workspace());
    }

    @Test
    void eachEntrantWithEachSeedIsOneAndNoneIsAddedByItsRunAlone() throws IOException {
        String config = TinyWorkspace.CONFIG.replace("name: tiny", "name: duel") + """
                compare:
                  architectures: [line, {label: both ways, architecture: hindsight}, {label: twin, architecture: mean, shift: 0.001}]
                  seeds: 3
                """;
        Comparison.Result result = compare(config, true);
        assertThat(ledger().trials().all()).hasSize(6);
        assertThat(ledger().trials().all())
                .allMatch(each -> each.result().isPresent())
                .extracting(each -> each.trial().seed())
                .containsExactly(42L, 43L, 44L, 42L, 43L, 44L);
        LedgerHead head = ledger().read().head();
        assertThat(head.length()).isEqualTo(12);
        assertThat(CertifiedHead.of(result.folder()).orElseThrow().head()).isEqualTo(head);
        Path job = result.folder().resolve("jobs/TEST-twin-seed43");
        // All were noted before the first job began.
        assertThat(CertifiedHead.of(job).orElseThrow().head().length()).isEqualTo(6);

        byte[] before = Files.readAllBytes(file);
        compare(config, false);
        tiny.backtest(Files.readString(job.resolve("config.yaml")));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        // What was cut comes back by itself where the runs are there, and is said until then.
        Files.write(file, Files.readAllLines(file).subList(0, 8));
        Comparison.Result again = compare(config, false);
        assertThat(ledger().trials().all()).hasSize(6);
        assertThat(ledger().trials().all()).allMatch(each -> each.result().isPresent());
        assertThat(again.content().comparison().warnings().stream()
                        .filter(each -> each.startsWith("TRIALS: "))
                        .toList())
                .singleElement()
                .asString()
                .contains(
                        " has 8 lines, but had 12 lines when " + result.folder().getFileName() + " was certified");
        assertThat(again.folder().resolve("report.html")).content().contains("had 12 lines when");
    }

    private Comparison.Result compare(String config, boolean again) {
        return new Comparison(
                        tiny.workspace(),
                        tiny.home().resolve("comparisons"),
                        new HeardComparison(),
                        TinyWorkspace.CLOCK)
                .run(TinyWorkspace.read(config), "duel", new CompareOptions(true, again, false));
    }
}
