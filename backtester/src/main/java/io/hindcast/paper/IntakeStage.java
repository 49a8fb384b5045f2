package io.hindcast.paper;

import io.hindcast.pipeline.BarEvent;
import io.hindcast.pipeline.BarStage;
import java.util.Queue;

/** Records what came in before anything is made of it, and says what the strategy is asked for. */
final class IntakeStage extends BarStage {
    private final SessionJournal journal;
    private final Queue<Intake> intakes;
    private final Queue<Intake> taken;
    private final long liveFrom;
    private final Steering steering = new Steering();

    /**
     * @param intakes in the order of the live bars
     * @param taken receives them again
     * @param liveFrom index of the first live bar
     */
    IntakeStage(SessionJournal journal, Queue<Intake> intakes, Queue<Intake> taken, long liveFrom) {
        super("intake");
        this.journal = journal;
        this.intakes = intakes;
        this.taken = taken;
        this.liveFrom = liveFrom;
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
        obey();
        journal.beginBar();
        intake.quote().ifPresent(quote -> {
            journal.record(new Entry.Quoted(quote));
            event.quote(quote);
        });
        journal.record(intake.bar());
        event.decision(steering.decision(intake.bar().verdict()));
        taken.add(intake);
    }

    /** Records a message that was not accepted. */
    void record(Entry.Input message) {
        obey();
        journal.record(message);
    }

    private void obey() {
        journal.takeCommands().forEach(command -> steering.obey(command.command()));
    }
}
