package io.hindcast.runs.run;

import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.runs.config.HoldoutSeen;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.store.queue.QueueMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to do with the bars that its config keeps aside.
 *
 * @param bars how many there are; 0 when none are kept aside
 * @param range their closes, when they are scored; empty when they are not
 * @param seen what was scored of them before; empty when they are not scored
 */
record HoldoutLook(long bars, Optional<TimeRange> range, Optional<HoldoutSeen> seen) {
    /** What is known now, and, where the bars are scored and the options don't say how often they were, one touch more. */
    static HoldoutLook of(RunInputs<?> inputs, RunPlan plan, RunOptions options, String by, Instant now) {
        long bars = inputs.data().holdout().map(BarRange::bars).orElse(0L);
        if (!inputs.data().scored()) {
            return new HoldoutLook(bars, Optional.empty(), Optional.empty());
        }
        QueueMetadata all = inputs.data().all();
        TimeRange range = tested(inputs, plan);
        HoldoutSeen seen = options.seen()
                .orElseGet(() -> new HoldoutTouches(inputs.workspace())
                        .touch(all.instrument().id(), range, by, now));
        return new HoldoutLook(bars, Optional.of(range), Optional.of(seen));
    }

    /** From the first bar that is tested to the last one that is stored. */
    static TimeRange tested(RunInputs<?> inputs, RunPlan plan) {
        return new TimeRange(plan.line().test().from(), inputs.data().all().lastTime() + 1);
    }

    /** What the reader of the results must know; empty where the bars were not scored before. */
    List<String> warnings() {
        return seen.filter(before -> before.times() > 0).map(HoldoutLook::words).stream()
                .toList();
    }

    /** How often bars were scored, of which that is known. */
    static String words(HoldoutSeen seen) {
        return "HOLDOUT: seen " + (seen.times() == 1 ? "once" : seen.times() + " times") + " since "
                + LocalDate.ofInstant(seen.since().orElseThrow(), ZoneOffset.UTC)
                + ": what is chosen by its figures is no longer out of sample on these bars";
    }

    /** For the summary; empty where nothing is kept aside. */
    Optional<EvaluationSection.Holdout> section() {
        return bars == 0
                ? Optional.empty()
                : Optional.of(new EvaluationSection.Holdout(
                        bars,
                        range.map(each -> EpochNanos.toInstant(each.from())),
                        range.map(each -> EpochNanos.toInstant(each.to() - 1)),
                        range.isPresent(),
                        seen.map(HoldoutSeen::times).orElse(0L),
                        seen.flatMap(HoldoutSeen::since)));
    }
}
