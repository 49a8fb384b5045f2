package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.paper.journal.SteeringState;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records what came in before anything is made of it, and says what the strategy is asked for. */
final class IntakeStage extends BarStage {
    private final SessionJournal journal;
    private final Queue<Intake> intakes;
    private final Queue<Intake> taken;
    private final long liveFrom;
    private final Function<Entry.ModelChange, LiveModel> models;
    private final SteeringState steering = new SteeringState();
    private @Nullable LiveModel model;

    /**
     * @param intakes in the order of the live bars
     * @param taken receives them again
     * @param liveFrom index of the first live bar
     * @param models finds the models that the journal names
     */
    IntakeStage(
            SessionJournal journal,
            Queue<Intake> intakes,
            Queue<Intake> taken,
            long liveFrom,
            Function<Entry.ModelChange, LiveModel> models) {
        super("intake");
        this.journal = journal;
        this.intakes = intakes;
        this.taken = taken;
        this.liveFrom = liveFrom;
        this.models = models;
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.index() < liveFrom) {
            return;
        }
        Intake intake = intakes.remove();
        for (Entry.Input message : intake.before()) {
            record(message);
        }
        journal.beginBar();
        obey();
        intake.quote().ifPresent(quote -> {
            journal.record(new Entry.Quoted(quote));
            event.quote(quote);
        });
        journal.record(intake.bar());
        if (model != null) {
            event.model(model);
            model = null;
        }
        event.decision(steering.decision(intake.bar().verdict()));
        taken.add(intake);
    }

    /** Records a message that was not accepted. */
    void record(Entry.Input message) {
        obey();
        journal.record(message);
    }

    private void obey() {
        for (Entry.Instruction instruction : journal.takeInstructions()) {
            switch (instruction) {
                case Entry.Steering command -> steering.obey(command.command());
                case Entry.ModelChange change -> model = models.apply(change);
            }
        }
    }
}
