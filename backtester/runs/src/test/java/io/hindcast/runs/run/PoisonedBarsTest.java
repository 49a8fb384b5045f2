package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.Poison;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.store.files.FolderDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** With every bar after some bar replaced by garbage or cut off, no row up to that bar changes, to the byte. */
@Tag("slow")
class PoisonedBarsTest {
    private static Path folder;
    private static List<String> bars;
    private static Path model;
    private static Path clean;
    private static int tried;

    @BeforeContainer
    static void runOnCleanBars() throws IOException {
        folder = Files.createTempDirectory("hindcast-poisoned");
        bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("clean"));
        clean = tiny.backtest(TinyWorkspace.CONFIG).folder();
        model = tiny.train(TinyWorkspace.CONFIG);
    }

    @AfterContainer
    static void tidyUp() throws IOException {
        FolderDeletion.delete(folder);
    }

    @Property(tries = 8)
    void garbageAfterABarChangesNothingUpToIt(
            @ForAll @IntRange(min = 20, max = TinyWorkspace.BARS - 2) int last, @ForAll long seed) throws IOException {
        // As another instrument: of the same one, a model whose training bars have other prices is refused.
        Path run = workspace(Poison.after(last, bars, seed))
                .backtest(TinyWorkspace.CONFIG, new RunOptions(false, model), "data.import.instrument=OTHER")
                .folder();
        Poison.assertUntouched(run, clean, last);
    }

    /** Neither training nor validation has read a bar of the test segment beyond its first labels. */
    @Property(tries = 5)
    void aModelThatIsTrainedBesideGarbageIsTheSame(
            @ForAll @IntRange(min = TinyWorkspace.TEST_FROM, max = TinyWorkspace.BARS - 2) int last, @ForAll long seed)
            throws IOException {
        TinyWorkspace tiny = workspace(Poison.after(last, bars, seed));
        Path run = tiny.backtest(TinyWorkspace.CONFIG).folder();
        Poison.assertUntouched(run, clean, last);
        assertThat(tiny.train(TinyWorkspace.CONFIG).resolve("provenance.json"))
                .hasSameBinaryContentAs(model.resolve("provenance.json"));
    }

    @Property(tries = 5)
    void cuttingTheFutureOffChangesNothingBefore(@ForAll @IntRange(min = 0, max = 60) int beyond) throws IOException {
        int last = TinyWorkspace.TEST_FROM + beyond;
        Poison.assertUntouched(
                workspace(bars.subList(0, last + 1))
                        .backtest(TinyWorkspace.CONFIG)
                        .folder(),
                clean,
                last);
    }

    private static TinyWorkspace workspace(List<String> lines) throws IOException {
        TinyWorkspace tiny = new TinyWorkspace(Files.createDirectories(folder.resolve("changed" + tried++)));
        tiny.bars("bars", lines);
        return tiny;
    }
}
