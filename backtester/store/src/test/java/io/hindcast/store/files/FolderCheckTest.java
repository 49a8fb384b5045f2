package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCheck.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file that was changed, is missing or was added since a folder was certified is named. */
class FolderCheckTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void certify() throws IOException {
        Files.writeString(folder.resolve("equity.csv"), "1,2,3");
        Files.writeString(folder.resolve("fills.csv"), "BUY");
        Files.writeString(folder.resolve("summary.json"), "{}");
        FolderCertificate.write(folder, JsonNodeFactory.instance.objectNode());
    }

    private Map<String, Change> changes() {
        FolderCheck check = FolderCheck.of(folder);
        assertThat(check.possible()).isTrue();
        return check.changes();
    }

    @Test
    void whatIsAsItWasWrittenIsSaidToBe() throws IOException {
        assertThat(changes()).isEmpty();
        assertThat(FolderCheck.of(folder)).isEqualTo(FolderCheck.UNCHANGED);
        Files.writeString(folder.resolve(".hidden"), "of no reader");
        Files.writeString(folder.resolve("equity.csv"), "1,2,3");
        assertThat(changes()).isEmpty();
        assertThatCode(() -> FolderCheck.of(folder).require("run x", "run it again"))
                .doesNotThrowAnyException();
    }

    @Test
    void eachChangeIsFound() throws IOException {
        Files.writeString(folder.resolve("equity.csv"), "1,2,4");
        assertThat(changes()).isEqualTo(Map.of("equity.csv", Change.CHANGED));
        Files.delete(folder.resolve("fills.csv"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectory(folder.resolve("more"));
        Files.delete(folder.resolve("summary.json"));
        Files.createDirectory(folder.resolve("summary.json"));
        assertThat(changes())
                .isEqualTo(Map.of(
                        "equity.csv", Change.CHANGED,
                        "fills.csv", Change.MISSING,
                        "more/", Change.ADDED,
                        "notes.txt", Change.ADDED,
                        "summary.json", Change.MISSING,
                        "summary.json/", Change.ADDED));
    }

    @Test
    void aFolderThatIsNoPartOfItIsNone() throws IOException {
        Files.createDirectory(folder.resolve("jobs"));
        assertThat(FolderCheck.of(folder, "jobs/").changes()).isEmpty();
        assertThat(FolderCheck.of(folder, "other/").changes()).isEqualTo(Map.of("jobs/", Change.ADDED));
    }

    @Test
    void whatIsExceptedIsNotHeldAgainstIt() throws IOException {
        Files.writeString(folder.resolve("equity.csv"), "");
        FolderCheck check = FolderCheck.of(folder);
        assertThat(check.except("equity.csv")).isEqualTo(FolderCheck.UNCHANGED);
        assertThat(check.except("fills.csv")).isEqualTo(check);
        assertThat(new FolderCheck(false, Map.of()).except("equity.csv").possible())
                .isFalse();
    }

    @Test
    void theErrorNamesAllAndSaysWhatCanBeDone() throws IOException {
        Files.writeString(folder.resolve("equity.csv"), "");
        Files.delete(folder.resolve("fills.csv"));
        FolderCheck check = FolderCheck.of(folder);
        assertThatThrownBy(() -> check.require("run x", "run the backtest again"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "run x: isn't as it was written any more: equity.csv (changed), fills.csv (missing); run the"
                                + " backtest again (nothing in it was touched)");
        Files.createDirectory(folder.resolve("more"));
        assertThatThrownBy(() -> FolderCheck.of(folder).require("run x", "run it again"))
                .hasMessageContaining(
                        "fills.csv (missing), more/ (added); move what was added elsewhere; run it again (");
    }

    @Test
    void ofManyChangesTenAreNamed() throws IOException {
        for (int i = 10; i < 20; i++) {
            Files.writeString(folder.resolve("x" + i), "");
        }
        assertThatThrownBy(() -> FolderCheck.of(folder).require("run x", "run it again"))
                .hasMessageContaining("x18 (added), x19 (added); move what was added");
        for (int i = 20; i < 23; i++) {
            Files.writeString(folder.resolve("x" + i), "");
        }
        assertThatThrownBy(() -> FolderCheck.of(folder).require("run x", "run it again"))
                .hasMessageContaining("x19 (added) and 3 more; move what was added");
    }

    @Test
    void withoutHashesNothingCanBeSaidButOfARunWhoseCertificateIsGone() throws IOException {
        Files.writeString(folder.resolve(FolderCertificate.FILE), "{\"seed\": 1}");
        assertThat(FolderCheck.of(folder)).isEqualTo(new FolderCheck(false, Map.of()));
        assertThat(FolderCheck.ofRun(folder).possible()).isFalse();
        Files.delete(folder.resolve(FolderCertificate.FILE));
        assertThat(FolderCheck.of(folder).possible()).isFalse();
        assertThat(FolderCheck.ofRun(folder))
                .isEqualTo(new FolderCheck(true, Map.of(FolderCertificate.FILE, Change.MISSING)));
        assertThat(FolderCheck.ofRun(folder.resolve("nowhere")).possible()).isFalse();
    }
}
