package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Features of several owners in one list are the columns of that list, each its owner's. */
class CombinedFeaturesTest {
    private static final Interval DAY = Interval.parse("1d");
    private static final List<String> OWNERS = List.of("own", "one", "two", "three");

    private final List<String> used = new ArrayList<>();

    /** Has features {@code OWNER-0}, {@code OWNER-1} and so on, of which all are complete after as many bars. */
    private record Provider(String owner, int warmUpBars) implements FeaturePipelineProvider {
        @Override
        public List<FeatureDescription> available() {
            return List.of(
                    new FeatureDescription(owner + "-0", Keys.NONE, ""),
                    new FeatureDescription(owner + "-1", Keys.NONE, ""),
                    new FeatureDescription(owner + "-2", Keys.NONE, ""));
        }

        @Override
        public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
            List<String> names =
                    features.stream().map(entry -> entry.get(ProviderKind.NAME)).toList();
            return () -> new Columns(names, warmUpBars);
        }
    }

    private static final class Columns implements FeaturePipeline {
        private final List<String> names;
        private final int warmUpBars;
        private int bars;

        private Columns(List<String> names, int warmUpBars) {
            this.names = names;
            this.warmUpBars = warmUpBars;
        }

        @Override
        public List<String> names() {
            return names;
        }

        @Override
        public int warmUpBars() {
            return warmUpBars;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            for (int i = 0; i < names.size(); i++) {
                row[i] = bars < warmUpBars ? Double.NaN : value(names.get(i), bar.close());
            }
            return bars++ >= warmUpBars;
        }
    }

    /** Of a feature at a bar, and of no other. */
    private static double value(String name, double close) {
        return name.hashCode() + close;
    }

    private static Offer<FeaturePipelineProvider> offer(FeaturePipelineProvider provider, String jar) {
        ClassLoader loader = CombinedFeaturesTest.class.getClassLoader();
        return new Offer<>(
                provider,
                new Plugged("features", "", jar, loader),
                "",
                Optional.of(new PluginJar(Path.of(jar), "0.1", "", loader)));
    }

    private CombinedFeatures combined(int... warmUps) {
        List<Offer<FeaturePipelineProvider>> plugins = new ArrayList<>();
        for (int i = 1; i < OWNERS.size(); i++) {
            plugins.add(offer(new Provider(OWNERS.get(i), warmUps[i]), OWNERS.get(i) + ".jar"));
        }
        return new CombinedFeatures(new Provider("own", warmUps[0]), plugins, jar -> used.add(jar.name()));
    }

    private static List<Settings> entries(List<String> names) {
        return names.stream()
                .map(name -> (Settings) MapSettings.of(Map.of("name", name)))
                .toList();
    }

    /** A feature of an owner: 3 owners' features, 3 of each, and those of the program itself. */
    private static String feature(int number) {
        return OWNERS.get(number / 3) + "-" + number % 3;
    }

    @Property(tries = 100)
    void columnsAreThoseOfTheListInItsOrderAndCompleteWhenAllAre(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 11) Integer> numbers,
            @ForAll @Size(4) List<@IntRange(max = 4) Integer> warmUps) {
        List<String> names = numbers.stream().map(CombinedFeaturesTest::feature).toList();
        used.clear();
        FeaturePipeline pipeline = combined(
                        warmUps.stream().mapToInt(Integer::intValue).toArray())
                .configure(entries(names), DAY, ZoneOffset.UTC)
                .get();
        int warmUp = numbers.stream()
                .mapToInt(number -> warmUps.get(number / 3))
                .max()
                .orElseThrow();
        assertThat(pipeline.names()).isEqualTo(names);
        assertThat(pipeline.warmUpBars()).isEqualTo(warmUp);
        assertThat(pipeline.width()).isEqualTo(names.size());
        MutableBar bar = new MutableBar();
        double[] row = new double[names.size() + 1];
        for (int i = 0; i < warmUp + 3; i++) {
            row[names.size()] = 42;
            assertThat(pipeline.update(bar.set(i + 1, i, i, i, i, 1), row)).isEqualTo(i >= warmUp);
            double close = i;
            assertThat(Arrays.copyOf(row, names.size()))
                    .isEqualTo(
                            i < warmUp
                                    ? names.stream()
                                            .mapToDouble(name -> Double.NaN)
                                            .toArray()
                                    : names.stream()
                                            .mapToDouble(name -> value(name, close))
                                            .toArray());
            assertThat(row[names.size()]).as("what is no column").isEqualTo(42);
        }
        assertThat(used)
                .as("told of each plugin that the list names, once")
                .containsExactlyElementsOf(numbers.stream()
                        .map(number -> number / 3)
                        .filter(owner -> owner > 0)
                        .distinct()
                        .map(owner -> OWNERS.get(owner) + ".jar")
                        .toList());
    }

    @Example
    void eachPipelineStartsAnew() {
        Supplier<FeaturePipeline> made =
                combined(1, 2, 0, 0).configure(entries(List.of("own-0", "one-1")), DAY, ZoneOffset.UTC);
        double[] row = new double[2];
        for (int i = 0; i < 2; i++) {
            FeaturePipeline pipeline = made.get();
            assertThat(pipeline.update(new MutableBar().set(1, 1, 1, 1, 1, 1), row))
                    .isFalse();
        }
    }

    @Example
    void whatIsAvailableIsTheProgramsOwnAndThenThatOfTheJars() {
        assertThat(combined(0, 0, 0, 0).available())
                .extracting(FeaturePipelineProvider.FeatureDescription::name)
                .startsWith("own-0", "own-1", "own-2", "one-0")
                .endsWith("three-2")
                .hasSize(12);
    }

    @Example
    void oneOwnerAloneGivesItsOwnPipeline() {
        assertThat(combined(0, 0, 0, 0)
                        .configure(entries(List.of("own-2", "own-1")), DAY, ZoneOffset.UTC)
                        .get())
                .isInstanceOf(Columns.class);
        assertThat(combined(0, 0, 0, 0)
                        .configure(entries(List.of("two-2", "two-1")), DAY, ZoneOffset.UTC)
                        .get())
                .isInstanceOf(ContainedFeatures.class);
    }

    @Example
    void aNameThatIsThereTwiceIsRefusedWhenItIsUsed() {
        CombinedFeatures features = new CombinedFeatures(
                new Provider("own", 0),
                List.of(
                        offer(new Provider("one", 0), "a.jar"),
                        offer(new Provider("one", 0), "b.jar"),
                        offer(new Provider("own", 0), "c.jar")),
                jar -> {});
        assertThatThrownBy(() -> features.configure(entries(List.of("one-1")), DAY, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "name: there is more than one feature 'one-1', also in a.jar, b.jar; remove a jar, or give what is"
                                + " in it another name");
        assertThatThrownBy(() -> features.configure(entries(List.of("own-1")), DAY, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "name: there is more than one feature 'own-1', also in c.jar; remove a jar, or give what is in it"
                                + " another name");
    }

    @Example
    void whatAPluginThrowsBearsItsName() {
        FeaturePipelineProvider broken = new FeaturePipelineProvider() {
            @Override
            public List<FeatureDescription> available() {
                return List.of(new FeatureDescription("broken", Keys.NONE, ""));
            }

            @Override
            public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
                throw new IllegalStateException("boom");
            }
        };
        CombinedFeatures features =
                new CombinedFeatures(new Provider("own", 0), List.of(offer(broken, "b.jar")), jar -> {});
        assertThatThrownBy(() -> features.configure(entries(List.of("broken")), DAY, ZoneOffset.UTC))
                .isInstanceOf(PluginFailure.class)
                .hasMessage("features of plugin b.jar failed in configure: java.lang.IllegalStateException: boom");
    }
}
