package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.app.Project.Output;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.inference.ModelFolder;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.ta4j.ForecastIndicator;
import io.hindcast.testkit.fixture.ModelFolders;
import io.hindcast.training.LstmSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;

/**
 * A model folder that was made to run its sender's code, to end the process or to fill its memory is refused at every door
 * that loads one, and nothing in it becomes an object.
 */
@Tag("slow")
class CraftedModelTest {
    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";
    private static final String CODE = "preprocessor.bin";

    /** Behind two names of 16 and 4 characters with their lengths, and the number of numbers. */
    private static final int SHAPE_AT = 2 + 16 + Long.BYTES + 2 + 4;

    @TempDir
    private static Path shared;

    private static Project project;
    private static Path config;
    private static Path model;

    @TempDir
    private Path folder;

    /** Runs code when it is deserialized. */
    static final class Payload implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean RAN = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            RAN.set(true);
        }
    }

    /** Runs code when a configuration that names it is read by its {@code @class}. */
    public static final class Gadget {
        private static final AtomicBoolean RAN = new AtomicBoolean();

        /** Jackson's. */
        public Gadget() {
            RAN.set(true);
        }
    }

    /** What is sent, and what the refusal says. */
    enum Attack {
        HIDDEN_FROM_THE_LIST("holds 'preprocessor.bin'") {
            @Override
            byte[] craft(Map<String, byte[]> entries) throws IOException {
                entries.put(CODE, payload());
                return CraftedZip.withoutListing(CraftedZip.of(entries));
            }
        },
        ONLY_IN_THE_LIST("holds 'preprocessor.bin'") {
            @Override
            byte[] craft(Map<String, byte[]> entries) throws IOException {
                entries.put(CODE, payload());
                return CraftedZip.withoutEntry(CraftedZip.of(entries));
            }
        },
        IN_BOTH("holds 'preprocessor.bin'") {
            @Override
            byte[] craft(Map<String, byte[]> entries) throws IOException {
                entries.put(CODE, payload());
                return CraftedZip.of(entries);
            }
        },
        UNKNOWN("holds '../../evil'") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.put("../../evil", new byte[1]);
                return CraftedZip.of(entries);
            }
        },
        TWICE("holds coefficients.bin twice") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.put("coefficients.bix", entries.get(WEIGHTS));
                return CraftedZip.renamed(CraftedZip.of(entries), "coefficients.bix", WEIGHTS);
            }
        },
        SECOND_COPY_FOR_READERS_OF_THE_STREAM("holds coefficients.bin twice") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.put("coefficients.bix", entries.get(WEIGHTS));
                return CraftedZip.withoutListing(
                        CraftedZip.renamed(CraftedZip.of(entries), "coefficients.bix", WEIGHTS));
            }
        },
        WITHOUT_WEIGHTS("must hold configuration.json and coefficients.bin") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.remove(WEIGHTS);
                return CraftedZip.of(entries);
            }
        },
        SHAPE("have the shape [1, 1099511627776,") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return CraftedZip.of(withShape(entries, 1, 1L << 40));
            }
        },
        RANK("have the shape [7, ") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return CraftedZip.of(withShape(entries, 0, 7));
            }
        },
        /** Made Deeplearning4j end the process with a segmentation fault. */
        STRIDE("have the shape [1, 406, 1073741824, 8192, 1073741824, ") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return CraftedZip.of(withShape(withShape(entries, 2, 1L << 30), 4, 1L << 30));
            }
        },
        FEWER_WEIGHTS("are 1 numbers of the type FLOAT where 406 of the type FLOAT belong") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                // Behind the shape and the name of another 16 characters.
                ByteBuffer.wrap(entries.get(WEIGHTS)).putLong(SHAPE_AT + 6 * Long.BYTES + 2 + 16, 1);
                return CraftedZip.of(entries);
            }
        },
        CUT_OFF("coefficients.bin of network.zip is cut off") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                byte[] weights = entries.get(WEIGHTS);
                entries.put(WEIGHTS, Arrays.copyOf(weights, weights.length - 2));
                return CraftedZip.of(entries);
            }
        },
        BOMB("coefficients.bin of network.zip is longer than") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.put(WEIGHTS, new byte[32 << 20]);
                return CraftedZip.of(entries);
            }
        },
        SECOND_BOMB("configuration.json of network.zip is longer than") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                entries.put(CONFIGURATION, new byte[32 << 20]);
                return CraftedZip.of(entries);
            }
        },
        /** Had other forecasts and the same hash. */
        OTHER_FUNCTION("configuration in network.zip is not that of the stacked network") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return CraftedZip.of(withText(entries, "ActivationTanH", "ActivationReLU"));
            }
        },
        OBJECT_BY_NAME("configuration in network.zip is not that of the stacked network") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return CraftedZip.of(withText(
                        entries,
                        "\"preProcessor\" : null",
                        "\"preProcessor\" : {\"@class\": \"" + Gadget.class.getName() + "\"}"));
            }
        },
        NO_ZIP("network.zip can't be read: ") {
            @Override
            byte[] craft(Map<String, byte[]> entries) {
                return new byte[100];
            }
        };

        private final String reason;

        Attack(String reason) {
            this.reason = reason;
        }

        abstract byte[] craft(Map<String, byte[]> entries) throws IOException;
    }

    @BeforeAll
    static void train() throws IOException {
        project = new Project(shared);
        project.importBars(project.csv("bars.csv", Project.bars(11, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        model = Path.of(
                project.hindcast("train", config.toString()).out().strip().substring("model: ".length()));
    }

    @BeforeEach
    void nothingRan() {
        Payload.RAN.set(false);
        Gadget.RAN.set(false);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedAtEveryDoorAndNothingInItRuns(Attack attack) throws IOException {
        Path crafted = ModelFolders.copy(model, folder.resolve("crafted"));
        Map<String, byte[]> entries = new LinkedHashMap<>(CraftedZip.entries(model.resolve("network.zip")));
        ModelFolders.replace(crafted, "network.zip", attack.craft(entries));

        Output output = project.hindcast("backtest", config.toString(), "--model=" + crafted);
        assertThat(output.err())
                .contains("model " + crafted + ": ", attack.reason)
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
        assertRefused(attack, crafted, () -> new ModelFolder(crafted).readAlone());
        assertRefused(attack, crafted, () -> new ModelFolder(crafted).read(settings(), inputs()));
        BarSeries series = new BaseBarSeriesBuilder().build();
        assertRefused(attack, crafted, () -> ForecastIndicator.open(series, crafted, ZoneOffset.UTC));

        assertThat(Payload.RAN.get())
                .as("an object of the sender was deserialized")
                .isFalse();
        assertThat(Gadget.RAN.get()).as("an object of the sender was made").isFalse();
    }

    private static void assertRefused(Attack attack, Path crafted, ThrowingCallable door) {
        assertThatThrownBy(door)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model " + crafted + ": ")
                .hasMessageContaining(attack.reason);
    }

    /** A payload that would not run could show nothing. */
    @Test
    void thePayloadRunsWhereItIsDeserialized() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(payload()))) {
            assertThat(in.readObject()).isInstanceOf(Payload.class);
        }
        assertThat(Payload.RAN.get()).isTrue();
    }

    @Test
    void theModelItselfIsLoadedAtEveryDoor() {
        Output output = project.hindcast("backtest", config.toString(), "--model=" + model);
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(new ModelFolder(model).readAlone().model().hash())
                .isEqualTo(new ModelFolder(model).read(settings(), inputs()).hash());
    }

    @Test
    void aFileThatWasChangedIsRefusedOutsideABacktestToo() throws IOException {
        Path changed = ModelFolders.copy(model, folder.resolve("changed"));
        Files.writeString(changed.resolve("scaler.json"), "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new ModelFolder(changed).readAlone())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model " + changed + ": scaler.json is missing or was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "scaler.json", "baseline.json", "rows.json"})
    void aDocumentOfNothingIsRefusedInWords(String name) throws IOException {
        Path crafted = ModelFolders.copy(model, folder.resolve("crafted"));
        ModelFolders.replace(crafted, name, "null".getBytes(StandardCharsets.UTF_8));
        Output output = project.hindcast("backtest", config.toString(), "--model=" + crafted);
        assertThat(output.err())
                .contains("model " + crafted + ": ", name, "holds nothing")
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "../crafted/model.json"})
    void aListOfHashesNamesFilesOfTheFolderAlone(String name) throws IOException {
        Path crafted = ModelFolders.copy(model, folder.resolve("crafted"));
        Path provenance = crafted.resolve("provenance.json");
        String hash = Files.readString(provenance).replaceAll("(?s).*\"model.json\" : \"(\\w+)\".*", "$1");
        Files.writeString(
                provenance,
                Files.readString(provenance)
                        .replace("\"model.json\"", "\"" + name + "\" : \"" + hash + "\", \"model.json\""));
        Output output = project.hindcast("backtest", config.toString(), "--model=" + crafted);
        assertThat(output.err())
                .contains("model " + crafted + ": " + name + " is missing or was changed")
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThatThrownBy(() -> new ModelFolder(crafted).readAlone())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name + " is missing or was changed");
    }

    private static byte[] payload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Payload());
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> withShape(Map<String, byte[]> entries, int number, long value) {
        byte[] weights = entries.get(WEIGHTS);
        ByteBuffer.wrap(weights).putLong(SHAPE_AT + number * Long.BYTES, value);
        return entries;
    }

    private static Map<String, byte[]> withText(Map<String, byte[]> entries, String from, String to) {
        String text = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        entries.put(CONFIGURATION, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private static LstmSettings settings() {
        return LstmSettings.read(MapSettings.of(Map.of("window", 8, "layers", 2, "hidden", 5)));
    }

    private static ModelInputs inputs() {
        return new ModelInputs(List.of("log-return(bars=1)", "rsi(bars=5)", "range"), Interval.parse("1d"));
    }
}
