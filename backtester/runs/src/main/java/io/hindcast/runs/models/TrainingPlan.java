package io.hindcast.runs.models;

import io.hindcast.forecast.FittedModel;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.jobs.Job;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.runs.progress.TrainingWatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;

/**
 * All trainings of a run: finds those that are stored, has the others done side by side, and tells how far they are.
 *
 * @param <M> what comes of them
 */
final class TrainingPlan<M extends FittedModel> {
    private final RunConfig<M> run;
    private final ModelStore models;
    private final List<Training<M>> trainings;
    private final String counted;
    private final RunProgress progress;
    private final RunWarnings warnings;
    private final JobRunner jobs;
    private final RunInputs<M> inputs;

    /**
     * @param counted how many there are of what
     */
    TrainingPlan(RunInputs<M> inputs, ModelStore models, List<Training<M>> trainings, String counted) {
        this.inputs = inputs;
        this.models = models;
        this.trainings = trainings;
        this.counted = counted;
        run = inputs.config();
        progress = inputs.progress();
        warnings = inputs.warnings();
        jobs = inputs.jobs();
    }

    /**
     * The models, in the order of the trainings.
     *
     * @param again whether those that are stored are trained anew
     */
    List<ModelStore.Stored<M>> run(boolean again) {
        Map<Training<M>, ModelStore.Stored<M>> known = new LinkedHashMap<>();
        if (!again) {
            for (Training<M> each : trainings) {
                models.find(each.place(), each.model(), each.data()).ifPresent(found -> known.put(each, found));
            }
        }
        List<Training<M>> missing =
                trainings.stream().filter(each -> !known.containsKey(each)).toList();
        known.forEach((training, found) -> told(training, found, "reused", " (same data, settings and seed)"));
        if (trainings.size() > 1) {
            progress.note(String.format(
                    Locale.ROOT,
                    "training: %s = %d nets, %d of them trained already; %d to train, %d at a time",
                    counted,
                    trainings.size(),
                    known.size(),
                    missing.size(),
                    Math.min(Math.max(1, missing.size()), jobs.sideBySide())));
        }
        if (!missing.isEmpty()) {
            inputs.phases().time("training", () -> {
                train(missing, known, again);
                return known;
            });
        }
        sayOfAll(known);
        return trainings.stream().map(known::get).toList();
    }

    /** One sentence for many nets: a sentence each would bury the others. */
    private void sayOfAll(Map<Training<M>, ModelStore.Stored<M>> models) {
        List<String> findings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Training<M> each : trainings) {
            List<String> own =
                    TrainingFindings.of(Objects.requireNonNull(models.get(each)).model());
            if (!own.isEmpty()) {
                names.add(each.name());
                findings.addAll(own);
            }
        }
        if (trainings.size() == 1) {
            warnings.say(findings);
        } else if (!names.isEmpty()) {
            warnings.say(List.of(TrainingFindings.ofMany(trainings.size(), names)));
        }
    }

    private void train(List<Training<M>> missing, Map<Training<M>, ModelStore.Stored<M>> known, boolean again) {
        TrainingWatch watch =
                progress.trainings(missing.stream().map(Training::net).toList(), jobs);
        List<Future<?>> running = new ArrayList<>();
        for (Training<M> each : missing) {
            running.add(jobs.submit(new Job(each.place().toString(), () -> {
                // Another run may have trained it while this job waited.
                if (again
                        || models.find(each.place(), each.model(), each.data()).isEmpty()) {
                    models.train(each.place(), each.model(), each.data(), run.singleSettings(), watch.of(each.net()));
                }
                watch.done(each.net());
            })));
        }
        for (int i = 0; i < running.size(); i++) {
            jobs.await(running.get(i), running.subList(i + 1, running.size()));
            Training<M> each = missing.get(i);
            ModelStore.Stored<M> found =
                    models.find(each.place(), each.model(), each.data()).orElseThrow();
            known.put(each, found);
            told(each, found, "trained", "");
        }
    }

    private void told(Training<M> training, ModelStore.Stored<M> model, String how, String why) {
        String which = trainings.size() == 1 ? "" : training.name() + ": ";
        progress.note("model: " + which + how + " " + Workspace.shown(training.place()) + why + ": "
                + described(model.model()));
    }

    private static String described(FittedModel model) {
        return model.description()
                + TrainingFindings.best(model)
                        .map(best -> String.format(
                                Locale.ROOT,
                                "; validation loss %.6f%s",
                                best.validationLoss(),
                                Double.isNaN(model.constantLoss())
                                        ? ""
                                        : String.format(Locale.ROOT, ", of a constant %.6f", model.constantLoss())))
                        .orElse("");
    }
}
