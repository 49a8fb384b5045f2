package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.paper.journal.JournalEnd;
import io.hindcast.paper.models.ModelShelf;
import io.hindcast.paper.models.ReloadRequests;
import io.hindcast.runs.models.LiveModels;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives a session another model, whether it runs or not. */
public final class Reload {
    private Reload() {}

    /**
     * What became of it.
     *
     * @param model that was checked and copied
     * @param unchecked what its folder says of its training and nobody could check, in sentences
     * @param answer of the session; empty when it has not answered yet and will take the model up later
     */
    public record Result(LiveModel model, List<String> unchecked, Optional<String> answer) {
        /** Copies the list. */
        public Result {
            unchecked = List.copyOf(unchecked);
        }
    }

    /**
     * Checks a model for fit, copies it to the session's folder, and asks the session to take it up between two bars.
     *
     * @param session its folder
     * @param prepared its config, with the model that it began with
     * @param model the new one's folder
     * @param wait how long to wait for the answer
     * @throws InvalidInputException when it is no session, the model does not fit, or the session refuses it
     */
    public static Result ask(Path session, PreparedRun prepared, Path model, Duration wait) {
        SessionDifference.first(session, SessionDocument.read(session), prepared)
                .ifPresent(difference -> {
                    throw new InvalidInputException("session " + session + ": is not what it was begun with, "
                            + difference + "; go back to what it was begun with");
                });
        LiveModels models = prepared.models()
                .orElseThrow(() -> new InvalidInputException(
                        "session " + session + ": has no model, so there is none to put another in the place of"));
        long historyEnd = prepared.history().lastTime();
        long lastTime = Journal.watch(session.resolve(PaperSession.JOURNAL))
                .map(reading -> JournalEnd.of(reading, historyEnd).lastTime())
                .orElse(historyEnd);
        List<String> unchecked = models.claim(model);
        LiveModel brought = new ModelShelf(session, models).bring(model, lastTime);
        ReloadRequests requests = new ReloadRequests(session);
        Optional<ReloadRequests.Answer> answer = requests.await(requests.ask(brought.id()), wait);
        answer.filter(each -> !each.accepted()).ifPresent(refused -> {
            throw new InvalidInputException("session " + session + " refuses the model: " + refused.text());
        });
        return new Result(brought, unchecked, answer.map(ReloadRequests.Answer::text));
    }
}
