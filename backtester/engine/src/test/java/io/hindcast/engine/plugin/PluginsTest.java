package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.market.Interval;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jars of a folder offer, and what of them can't be used. The providers here are packed into jars. */
class PluginsTest {
    @TempDir
    private Path folder;

    private Path jars;

    @BeforeEach
    void makeFolder() throws IOException {
        jars = Files.createDirectory(folder.resolve("plugins"));
    }

    private void pack(String jar, Class<?> kind, Class<?> provider) throws IOException {
        new PluginJars(folder)
                .packed(provider)
                .service(kind, provider.getName())
                .jar(jar);
    }

    @Test
    void aServiceThatNobodyAsksForIsNamedWithTheNearestThatThereIs() throws IOException {
        pack("mine.jar", StrategyProvider.class, Curious.class);
        list("mine.jar", "io.hindcast.fee.FeeModelProvider", "io.hindcast.strategy.StrategyProvidr", "com.example.Own");

        Plugins plugins = Plugins.load(jars);

        assertThat(plugins.problems())
                .containsExactlyInAnyOrder(
                        "mine.jar: META-INF/services/io.hindcast.fee.FeeModelProvider is not used, for a plugin can't"
                                + " offer that; did you mean 'io.hindcast.cost.FeeModelProvider'?",
                        "mine.jar: META-INF/services/io.hindcast.strategy.StrategyProvidr is not used, for a plugin"
                                + " can't offer that; did you mean 'io.hindcast.strategy.StrategyProvider'?");
        assertThat(plugins.of(ProviderKind.STRATEGY)).hasSize(1);
    }

    private void list(String jar, String... services) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jars.resolve(jar))) {
            for (String service : services) {
                Files.writeString(files.getPath("META-INF/services", service), "com.example.Absent");
            }
        }
    }

    /** A strategy whose description is what its code sees. */
    public static final class Curious implements StrategyProvider {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public String description() {
            List<String> seen = new ArrayList<>();
            for (String name : new String[] {
                "java.util.List",
                "java.sql.Connection",
                "io.hindcast.market.Bar",
                "io.hindcast.engine.plugin.PluginsTest$Curious",
                "io.hindcast.engine.plugin.PluginsTest",
                "io.hindcast.engine.plugin.Plugins",
                "io.hindcast.engine.accounting.Account",
                "com.lmax.disruptor.RingBuffer",
                "org.hipparchus.stat.StatUtils",
                "org.junit.jupiter.api.Test"
            }) {
                try {
                    Class.forName(name);
                    seen.add(name);
                } catch (ClassNotFoundException e) {
                    seen.add("-");
                }
            }
            boolean own = Thread.currentThread().getContextClassLoader() == Curious.class.getClassLoader();
            return "sees " + seen + ", services from itself: " + own;
        }

        @Override
        public Strategy create(StrategySetup setup) {
            throw new UnsupportedOperationException();
        }
    }

    /** A strategy with nothing to say. */
    public static final class Plain implements StrategyProvider {
        @Override
        public String name() {
            return "plain";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public Strategy create(StrategySetup setup) {
            throw new UnsupportedOperationException();
        }
    }

    /** A model. */
    public static final class Model implements ForecastModelProvider {
        @Override
        public String name() {
            return "tea-leaves";
        }

        @Override
        public String description() {
            return "Reads them";
        }

        @Override
        public ForecastModel configure(Settings model) {
            throw new UnsupportedOperationException();
        }
    }

    /** Features. */
    public static final class Features implements FeaturePipelineProvider {
        @Override
        public List<FeatureDescription> available() {
            return List.of(new FeatureDescription("half-range", Keys.NONE, "(high - low) / 2 / close"));
        }

        @Override
        public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Can't be made. */
    public static final class Unlicensed implements ForecastModelProvider {
        /** Fails. */
        public Unlicensed() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String name() {
            return "unlicensed";
        }

        @Override
        public ForecastModel configure(Settings model) {
            throw new UnsupportedOperationException();
        }
    }

    /** Has no name. */
    public static final class Nameless implements StrategyProvider {
        @Override
        public String name() {
            return null;
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public Strategy create(StrategySetup setup) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whereThereIsNoFolderNothingIsOffered() throws IOException {
        Files.writeString(jars.resolve("readme.txt"), "no jar");
        for (Plugins none : List.of(Plugins.NONE, Plugins.load(folder.resolve("nowhere")), Plugins.load(jars))) {
            assertThat(none.of(ProviderKind.STRATEGY)).isEmpty();
            assertThat(none.of(ProviderKind.MODEL)).isEmpty();
            assertThat(none.features()).isEmpty();
            assertThat(none.problems()).isEmpty();
        }
    }

    @Test
    void allKindsAreFoundAndNamedInTheOrderOfTheJars() throws IOException {
        pack("c.jar", FeaturePipelineProvider.class, Features.class);
        pack("b.jar", StrategyProvider.class, Plain.class);
        pack("d.jar", ForecastModelProvider.class, Model.class);
        new PluginJars(folder)
                .packed(Curious.class)
                .service(StrategyProvider.class, Curious.class.getName())
                .packed(Features.class)
                .service(FeaturePipelineProvider.class, Features.class.getName())
                .jar("a.jar");
        Plugins plugins = Plugins.load(jars);
        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.of(ProviderKind.STRATEGY))
                .extracting(offer -> offer.name() + " of " + offer.origin())
                .containsExactly("mine of a.jar", "plain of b.jar");
        assertThat(plugins.of(ProviderKind.MODEL)).singleElement().satisfies(offer -> {
            assertThat(offer.who()).hasToString("forecast model 'tea-leaves' of plugin d.jar");
            assertThat(offer.description()).isEqualTo("Reads them");
            assertThat(offer.who().loader())
                    .isSameAs(offer.provider().getClass().getClassLoader())
                    .isSameAs(offer.jar().orElseThrow().loader());
        });
        assertThat(plugins.features())
                .extracting(offer -> offer.who().toString())
                .containsExactly("features of plugin a.jar", "features of plugin c.jar");
    }

    @Test
    void aPluginSeesTheJdkTheApiAndItselfOnly() throws IOException {
        pack("mine.jar", StrategyProvider.class, Curious.class);
        assertThat(Plugins.load(jars).of(ProviderKind.STRATEGY))
                .singleElement()
                .extracting(Offer::description)
                .isEqualTo("sees [java.util.List, java.sql.Connection, io.hindcast.market.Bar,"
                        + " io.hindcast.engine.plugin.PluginsTest$Curious, -, -, -, -, -, -],"
                        + " services from itself: true");
    }

    @Test
    void jarsThatCannotBeUsedAreNamedWithTheReasonAndTheOthersAreUsed() throws IOException {
        Files.writeString(jars.resolve("a-torn.jar"), "PK not really");
        new PluginJars(folder).service(StrategyProvider.class, "plug.Missing").jar("b-missing.jar");
        new PluginJars(folder)
                .packed(Plain.class)
                .service(StrategyProvider.class, Plain.class.getName())
                .manifest("Class-Path", "lib/more.jar")
                .jar("c-needs-others.jar");
        new PluginJars(folder).packed(Plain.class).jar("d-empty.jar");
        pack("e-constructor.jar", ForecastModelProvider.class, Unlicensed.class);
        pack("f-nameless.jar", StrategyProvider.class, Nameless.class);
        pack("g-other.jar", StrategyProvider.class, Features.class);
        pack("h-good.jar", StrategyProvider.class, Plain.class);
        Plugins plugins = Plugins.load(jars);
        assertThat(plugins.of(ProviderKind.STRATEGY)).extracting(Offer::origin).containsExactly("h-good.jar");
        assertThat(plugins.problems()).hasSize(7);
        assertThat(plugins.problems().getFirst()).startsWith("a-torn.jar: can't be read as a jar (");
        assertThat(plugins.problems().get(2)).startsWith("c-needs-others.jar: its manifest names other jars");
        String advice =
                "; its META-INF/services must name classes of the jar with a public constructor without arguments"
                        + " that does not fail";
        assertThat(plugins.problems())
                .contains(
                        "b-missing.jar: can't be used: io.hindcast.strategy.StrategyProvider: Provider plug.Missing not"
                                + " found" + advice,
                        "d-empty.jar: offers nothing; list its providers in META-INF/services/"
                                + "io.hindcast.strategy.StrategyProvider (or that of another provider)",
                        "e-constructor.jar: can't be used: io.hindcast.forecast.ForecastModelProvider: Provider "
                                + Unlicensed.class.getName() + " could not be instantiated"
                                + " (java.lang.IllegalStateException: no licence)" + advice,
                        "strategy '" + Nameless.class.getName() + "' of plugin f-nameless.jar failed in name:"
                                + " java.lang.IllegalStateException: it must not return null",
                        "g-other.jar: can't be used: io.hindcast.strategy.StrategyProvider: " + Features.class.getName()
                                + " not a subtype" + advice);
    }

    @Test
    void ofAJarInWhichOneProviderFailsNothingIsOffered() throws IOException {
        new PluginJars(folder)
                .packed(Plain.class)
                .service(StrategyProvider.class, Plain.class.getName())
                .packed(Unlicensed.class)
                .service(ForecastModelProvider.class, Unlicensed.class.getName())
                .jar("half.jar");
        Plugins plugins = Plugins.load(jars);
        assertThat(plugins.problems()).singleElement().asString().contains("half.jar: can't be used", "no licence");
        assertThat(plugins.of(ProviderKind.STRATEGY)).isEmpty();
    }

    /** Who names it is asked to choose; here both are there, with a class each. */
    @Test
    void aNameThatTwoJarsHaveIsOfferedTwice() throws IOException {
        pack("one.jar", StrategyProvider.class, Plain.class);
        pack("two.jar", StrategyProvider.class, Plain.class);
        List<Offer<StrategyProvider>> offers = Plugins.load(jars).of(ProviderKind.STRATEGY);
        assertThat(offers).extracting(Offer::origin).containsExactly("one.jar", "two.jar");
        assertThat(offers.getFirst().provider().getClass())
                .isNotSameAs(offers.getLast().provider().getClass());
    }
}
