package io.hindcast.paper.session;

import io.hindcast.market.Instrument;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a session is begun with, and may be continued with alone.
 *
 * @param prepared its config, with history and model
 * @param folder of the session, which need not exist yet
 */
record SessionStart(PreparedRun prepared, Path folder) {
    private static final String CONFIG = "config.yaml";

    /**
     * The live queue that the config names.
     *
     * @throws InvalidInputException when it brings other bars than the history holds
     */
    LiveQueueMetadata requireFeed(LiveQueueStore feeds) {
        LiveQueueMetadata feed = feeds.describe(prepared.live().feed());
        if (!feed.bars().instrument().equals(prepared.bars().instrument())
                || !feed.bars().interval().equals(prepared.bars().interval())) {
            throw new InvalidInputException("paper.feed: live queue '" + feed.name() + "' brings "
                    + feed.bars().instrument() + " " + feed.bars().interval() + ", but the history (queue "
                    + prepared.history().name() + ") holds " + prepared.bars().instrument() + " "
                    + prepared.bars().interval() + "; name a feed of the same bars");
        }
        Instrument live = feed.bars().instrument();
        Instrument stored = prepared.bars().instrument();
        if (!live.terms().orElse(stored.terms()).equals(stored.terms().orElse(live.terms()))) {
            throw new InvalidInputException("paper.feed: live queue '" + feed.name() + "' knows of " + live + " "
                    + live.terms().known() + ", but the history (queue "
                    + prepared.history().name() + ") "
                    + stored.terms().known() + "; say the same of both with: hindcast data set NAME KEY=VALUE");
        }
        return feed;
    }

    /**
     * Refuses a session that was begun with something else, before anything is opened or made. Another build may go on.
     *
     * @throws InvalidInputException when the session was, or when it is of a newer version
     */
    void requireContinuable() {
        if (SessionDocument.exists(folder)) {
            SessionDifference.first(folder, SessionDocument.read(folder), prepared)
                    .ifPresent(difference -> {
                        throw new InvalidInputException("session " + folder + ": was begun with another "
                                + difference + "; so it can't be continued with this one; name another session"
                                + " (--session), or go back to what it was begun with (" + folder.resolve(CONFIG)
                                + ")");
                    });
        }
    }

    /** The session's document, written with its config when it begins. */
    SessionDocument document(Instant now) {
        if (SessionDocument.exists(folder)) {
            requireContinuable();
            return SessionDocument.read(folder);
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(CONFIG), YamlConfig.write(prepared.resolved()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + folder, e);
        }
        SessionDocument begun = new SessionDocument(
                identity(),
                prepared.live().feed(),
                prepared.history().rows(),
                prepared.modelFolder()
                        .map(path -> path.toAbsolutePath().toString())
                        .orElse(""),
                now.toString(),
                List.of(SessionBuild.current(0)));
        begun.write(folder);
        return begun;
    }

    /** What it is to be continued with, of a session whose config is written. */
    RecordedIdentity identity() {
        return RecordedIdentity.of(folder.resolve(CONFIG), prepared.identity());
    }
}
