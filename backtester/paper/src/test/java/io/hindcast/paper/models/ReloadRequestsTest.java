package io.hindcast.paper.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadRequestsTest {
    @TempDir
    private Path session;

    private ReloadRequests requests;

    @BeforeEach
    void open() {
        requests = new ReloadRequests(session);
    }

    @Test
    void aRequestStaysUntilItIsAnswered() throws IOException {
        assertThat(requests.take()).isEmpty();
        ReloadRequests.Request asked = requests.ask("id");
        assertThat(requests.take()).contains(asked);
        // As after a kill.
        assertThat(new ReloadRequests(session).take()).contains(asked);
        requests.answer(new ReloadRequests.Answer(asked.token(), true, "done"));
        assertThat(requests.take()).isEmpty();
        assertThat(requests.await(asked, Duration.ZERO).orElseThrow().text()).isEqualTo("done");
        try (Stream<Path> files = Files.list(session)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("reload-answer.json");
        }
    }

    @Test
    void theAnswerToAnotherRequestIsNotTaken() {
        ReloadRequests.Request first = requests.ask("a");
        requests.take();
        requests.answer(new ReloadRequests.Answer(first.token(), false, "no"));
        assertThat(requests.await(requests.ask("a"), Duration.ZERO)).isEmpty();
    }

    @Test
    void theLastOfSeveralCountsAndIsNotLostWithTheAnswerToAnEarlierOne() {
        ReloadRequests.Request first = requests.ask("a");
        assertThat(requests.take()).contains(first);
        requests.ask("b");
        ReloadRequests.Request last = requests.ask("c");
        requests.answer(new ReloadRequests.Answer(first.token(), true, "done"));
        assertThat(requests.take()).contains(last);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(session.resolve("reload.json"), "{");
        assertThatThrownBy(requests::take)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reload-taken.json: is damaged")
                .hasMessageContaining("hindcast reload");
    }
}
