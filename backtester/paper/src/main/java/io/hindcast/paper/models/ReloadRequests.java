package io.hindcast.paper.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How a program asks a session of another process for another model, and is answered: small files in the session's folder,
 * written beside and moved. A request stays until it is answered, so a session that does not run, or is killed over it,
 * finds it when it is started again. Of several, the last one counts.
 */
public final class ReloadRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 50;

    private final Path asked;
    private final Path taken;
    private final Path answered;
    private final Path damaged;

    /** @param session its folder */
    public ReloadRequests(Path session) {
        asked = session.resolve("reload.json");
        taken = session.resolve("reload-taken.json");
        answered = session.resolve("reload-answer.json");
        damaged = session.resolve("reload-damaged.json");
    }

    /**
     * Asks for a model.
     *
     * @param token told apart from every other request
     * @param id of a model on the session's {@link ModelShelf}
     */
    public record Request(String token, String id) {}

    /**
     * What became of a request.
     *
     * @param token of the request
     * @param accepted whether the session forecasts with the model from its next bar on
     * @param text for whoever has asked
     */
    public record Answer(String token, boolean accepted, String text) {}

    /** Asks. */
    public Request ask(String id) {
        Request request = new Request(UUID.randomUUID().toString(), id);
        write(asked, request);
        return request;
    }

    /** Waits for the answer to a request; empty when none comes in time. */
    public Optional<Answer> await(Request request, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        do {
            Optional<Answer> answer = read(answered, Answer.class);
            if (answer.isPresent() && answer.get().token().equals(request.token())) {
                return answer;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        } while (System.nanoTime() < end);
        return Optional.empty();
    }

    /** The request to deal with, again until it is answered; for the session alone. */
    public Optional<Request> take() {
        try {
            if (Files.exists(asked)) {
                Files.move(asked, taken, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't take " + asked, e);
        }
        return read(taken, Request.class);
    }

    /** Answers the request that was taken. */
    public void answer(Answer answer) {
        write(answered, answer);
        try {
            Files.deleteIfExists(taken);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + taken, e);
        }
    }

    /** Sets the request that was taken aside, so that another can be dealt with; nobody is answered. */
    public void putAside() {
        try {
            if (Files.exists(taken)) {
                Files.move(taken, damaged, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't set " + taken + " aside", e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + ": is damaged (" + e.getMessage() + "); ask again with 'hindcast reload'", e);
        }
    }

    private static void write(Path place, Object content) {
        FileReplacement.write(place, out -> out.write(JSON.writeValueAsString(content)));
    }
}
