package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReplacementTest {
    @TempDir
    private Path parent;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(FolderReplacement writing, String text) throws IOException {
        Files.writeString(writing.folder().resolve("x"), text);
    }

    @Test
    void manyWhoWantOneNameGetANameEachAndNothingIsReplaced() throws Exception {
        Path wanted = parent.resolve("run-20240101-000000");
        List<Callable<Path>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String text = Integer.toString(i);
            all.add(() -> {
                try (FolderReplacement writing = FolderReplacement.inFreePlace(wanted)) {
                    write(writing, text);
                    writing.commit();
                    return writing.place();
                }
            });
        }
        Set<Path> places = new HashSet<>();
        Set<String> texts = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Path> each : threads.invokeAll(all)) {
                places.add(each.get());
                texts.add(Files.readString(each.get().resolve("x")));
            }
        }
        assertThat(places).hasSize(24).contains(wanted, parent.resolve("run-20240101-000000-24"));
        assertThat(texts).hasSize(24);
        assertThat(names()).as("nothing else is left").hasSize(24);
    }

    @Test
    void aNameIsTakenWhileItsFolderIsWrittenAndFreeWhenItWasGivenUp() throws IOException {
        try (FolderReplacement first = FolderReplacement.inFreePlace(parent.resolve("a"));
                FolderReplacement second = FolderReplacement.inFreePlace(parent.resolve("A"))) {
            assertThat(first.place()).isEqualTo(parent.resolve("a"));
            assertThat(second.place()).isEqualTo(parent.resolve("A-2"));
        }
        try (FolderReplacement third = FolderReplacement.inFreePlace(parent.resolve("a"))) {
            assertThat(third.place()).isEqualTo(parent.resolve("a"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatNobodyWritesAnyMoreIsClearedAwayAndWhatIsWrittenStays() throws IOException {
        Path dead = Files.createDirectories(parent.resolve(".m.writing-" + UUID.randomUUID()));
        Files.writeString(dead.resolve("x"), "half");
        Path deadToo = Files.createDirectory(parent.resolve(".m.writing-" + UUID.randomUUID()));
        Files.createFile(Parent.lockOf(deadToo));
        Path aside = Files.createDirectory(parent.resolve(".whole.old-" + UUID.randomUUID()));
        Files.writeString(aside.resolve("x"), "whole");
        Files.createDirectory(parent.resolve(".mine"));
        try (FolderReplacement alive = new FolderReplacement(parent.resolve("m"));
                FolderReplacement next = new FolderReplacement(parent.resolve("n"))) {
            assertThat(alive.folder()).isDirectory();
            assertThat(next.folder()).isDirectory();
            assertThat(dead).doesNotExist();
            assertThat(deadToo).doesNotExist();
            assertThat(Parent.lockOf(deadToo)).doesNotExist();
            assertThat(parent.resolve("whole").resolve("x")).hasContent("whole");
        }
        assertThat(names()).containsExactly(".mine", "whole");
    }

    @Test
    void theLaterOneReplacesOnlyWhenThatIsWanted() throws IOException {
        Path place = parent.resolve("m");
        try (FolderReplacement first = new FolderReplacement(place);
                FolderReplacement second = new FolderReplacement(place);
                FolderReplacement third = new FolderReplacement(place)) {
            write(first, "1");
            write(second, "2");
            write(third, "3");
            assertThat(first.commitUnlessThere()).isTrue();
            assertThat(second.commitUnlessThere()).isFalse();
            assertThat(place.resolve("x")).hasContent("1");
            third.commit();
            assertThat(place.resolve("x")).hasContent("3");
        }
        assertThat(names()).containsExactly("m");
    }

    @Test
    void filesThenTheirFolderAreOnTheDiskBeforeTheMoveAndTheParentBehindIt() throws IOException {
        Path place = parent.resolve("run");
        List<String> steps = new ArrayList<>();
        DiskSync recorded = new DiskSync() {
            private void step(Path path) {
                steps.add(path.getFileName() + (Files.exists(place) ? " behind the move" : " before the move"));
            }

            @Override
            protected void file(Path file) throws IOException {
                super.file(file);
                step(file);
            }

            @Override
            protected void folder(Path folder) throws IOException {
                super.folder(folder);
                step(folder);
            }
        };
        String writtenIn;
        try (FolderReplacement writing = new FolderReplacement(place, recorded)) {
            Files.writeString(writing.folder().resolve("summary.json"), "{}");
            Files.writeString(
                    Files.createDirectory(writing.folder().resolve("deeper")).resolve("rows.csv"), "1");
            writtenIn = writing.folder().getFileName().toString();
            writing.commit();
        }
        assertThat(steps)
                .containsExactly(
                        "summary.json before the move",
                        "rows.csv before the move",
                        "deeper before the move",
                        writtenIn + " before the move",
                        parent.getFileName() + " behind the move");
    }
}
