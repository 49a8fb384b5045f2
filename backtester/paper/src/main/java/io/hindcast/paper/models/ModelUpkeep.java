package io.hindcast.paper.models;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.JournalEnd;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.runs.models.FeatureHistory;
import io.hindcast.runs.models.HistoryHash;
import io.hindcast.runs.models.LiveModels;
import io.hindcast.runs.models.TrainingFindings;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings other models into a session that runs: those that somebody asks for, looked for in a thread of its own, and those
 * that are trained on a schedule, in another. Each is checked and on the session's shelf before it is journalled, and
 * journalled before it forecasts. Neither thread ever holds up the line.
 */
public final class ModelUpkeep implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    /** Digits of a model's id that people are shown. */
    public static final int ID_SHOWN = 16;

    private final LiveModels models;
    private final ModelShelf shelf;
    private final SessionModels found;
    private final ReloadRequests requests;
    private final SessionJournal journal;
    private final Notices notices;
    private final @Nullable RetrainSchedule schedule;
    private final FeatureHistory rows;
    private final HistoryHash history = new HistoryHash();
    private final Retraining retraining;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread looking;
    private volatile long lastTime;
    private volatile Entry.ModelChange latest;
    private volatile boolean failed;
    private boolean training;
    private int reloaded;
    private int retrained;

    /**
     * Upkeep that has not begun.
     *
     * @param models of the session
     * @param found keeps the models that it has checked
     * @param end of the journal as it was found
     */
    public ModelUpkeep(
            PreparedRun prepared,
            LiveModels models,
            Path session,
            SessionModels found,
            SessionJournal journal,
            JournalEnd end,
            Notices notices) {
        this.models = models;
        this.shelf = new ModelShelf(session, models);
        this.found = found;
        this.requests = new ReloadRequests(session);
        this.journal = journal;
        this.notices = notices;
        lastTime = end.lastTime();
        prepared.model().ifPresent(this::tellUnwatched);
        latest = end.model()
                .orElseGet(() -> Entry.ModelChange.of(prepared.model().orElseThrow()));
        schedule = models.schedule()
                .map(settings ->
                        new RetrainSchedule(settings, prepared.history().lastTime()))
                .orElse(null);
        rows = new FeatureHistory(schedule == null ? 1 : models.trainBars());
        retraining = new Retraining(models, shelf, this::trained, this::notTrained);
        looking = Thread.ofPlatform().daemon().name("hindcast-upkeep").unstarted(this::look);
    }

    /** Begins to look for requests. */
    public void start() {
        looking.start();
    }

    /** The model of a record that the line has come to. */
    public LiveModel take(Entry.ModelChange change) {
        LiveModel model = found.take(change);
        switch (change.origin()) {
            case RETRAINED -> {
                retrained++;
                training = false;
                if (schedule != null) {
                    schedule.done();
                }
            }
            case RELOADED, CONFIGURED -> reloaded++;
            case REFITTED, HINDSIGHT -> throw new IllegalStateException("no model comes into a session so: " + change);
        }
        return model;
    }

    /** Models that were reloaded so far; to be read when the line has ended. */
    public int reloaded() {
        return reloaded;
    }

    /** Models that were trained in the session so far; to be read when the line has ended. */
    public int retrained() {
        return retrained;
    }

    /**
     * The stage that sees what is known, behind the journal.
     *
     * @param liveFrom index of the first live bar
     */
    public Stage stage(long liveFrom) {
        return new BarStage("upkeep") {
            @Override
            protected void onBar(BarEvent event) {
                known(event);
                if (event.index() >= liveFrom) {
                    lastTime = Math.max(lastTime, event.bar().closeTime());
                    if (schedule != null) {
                        trainIfDue(schedule, event.bar().closeTime());
                    }
                }
            }
        };
    }

    private void known(BarEvent event) {
        if (schedule == null) {
            return;
        }
        long hash = history.add(event.bar());
        if (event.featuresComplete()) {
            rows.add(event.features(), event.bar().close(), event.bar().closeTime(), hash);
        } else {
            rows.interrupt();
        }
    }

    private void trainIfDue(RetrainSchedule due, long time) {
        if (failed) {
            failed = false;
            training = false;
            due.done();
        }
        due.onBar(time);
        // A model that the journal holds behind this bar is the one that was due, though the line has not come to it
        // yet.
        if (due.due() && !training && journal.settled()) {
            training = true;
            retraining.start(rows.rows(), retrained + 1);
        }
    }

    private void trained(LiveModel model) {
        if (model.lastTime() < latest.lastTime()) {
            failed = true;
            notices.tell("a model that was trained on bars up to " + EpochNanos.toInstant(model.lastTime())
                    + " is not used: one that knows later bars was reloaded meanwhile");
            return;
        }
        bring(model);
        notices.recovered(Notices.Work.RETRAINING);
        notices.tell("a model trained on bars up to " + EpochNanos.toInstant(model.lastTime())
                + " forecasts from the next bar on: " + model.id().substring(0, ID_SHOWN));
        TrainingFindings.of(model.model()).forEach(notices::tell);
    }

    private void notTrained(Throwable cause) {
        failed = true;
        notices.failed(
                Notices.Work.RETRAINING,
                "retraining has failed, and the session goes on with the model that it has: "
                        + (cause instanceof InvalidInputException || cause instanceof PluginFailure
                                ? cause.getMessage()
                                : cause.toString()));
    }

    private void tellUnwatched(LiveModel model) {
        if (models.unwatched(model)) {
            notices.tell("drift is not watched: model " + model.id().substring(0, ID_SHOWN)
                    + " has no baseline.json, as one of an earlier version; train it again with --retrain");
        }
    }

    private void bring(LiveModel model) {
        tellUnwatched(model);
        found.keep(model);
        Entry.ModelChange change = Entry.ModelChange.of(model);
        latest = change;
        journal.instruct(change);
    }

    private void look() {
        try {
            do {
                lookOnce();
            } while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with a request, the next one is looked for. */
    private void lookOnce() throws InterruptedException {
        try {
            Optional<ReloadRequests.Request> request = requests.take();
            if (request.isPresent()) {
                deal(request.get());
                notices.recovered(Notices.Work.RELOAD);
            }
        } catch (RuntimeException | Error e) {
            notices.failed(Notices.Work.RELOAD, "a request for another model can't be dealt with: " + e.getMessage());
            requests.putAside();
        }
    }

    private void deal(ReloadRequests.Request request) throws InterruptedException {
        if (request.id().equals(latest.id())) {
            answer(request, true, "the session forecasts with this model already");
            return;
        }
        Entry.ModelChange change;
        try {
            LiveModel model = shelf.take(request.id(), LiveModel.Origin.RELOADED, lastTime);
            change = Entry.ModelChange.of(model);
            bring(model);
        } catch (RuntimeException | Error e) {
            String reason = e instanceof InvalidInputException || e instanceof PluginFailure
                    ? String.valueOf(e.getMessage())
                    : "it can't be read: " + e;
            answer(request, false, reason);
            notices.tell("a model was refused, and the session goes on with the one that it has: " + reason);
            return;
        }
        while (journal.isWaiting(change)) {
            if (ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        answer(request, true, "the session forecasts with this model from its next bar on");
        notices.tell(
                "another model forecasts from the next bar on: " + change.id().substring(0, ID_SHOWN));
    }

    private void answer(ReloadRequests.Request request, boolean accepted, String text) {
        requests.answer(new ReloadRequests.Answer(request.token(), accepted, text));
    }

    /** Looks no more and gives up a training; a request that is not dealt with stays. */
    @Override
    public void close() {
        ended.countDown();
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retraining.close();
    }
}
