package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.MarketContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.OrderUpdate;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a strategy throws bears its name, and its calls are seen while they go on, however they end. */
class ContainedStrategyTest {
    private static final ClassLoader LOADER = new URLClassLoader(new URL[0], null);
    private static final Plugged PLUGIN = new Plugged("strategy", "x", "x.jar", LOADER);
    private static final String ADVICE =
            "; it was built against other classes than it meets here: build it again against"
                    + " this program's strategy-api, and pack what it needs beside that into its jar";
    private static final Map<String, Consumer<Strategy>> CALLS = Map.of(
            "onHistory", strategy -> strategy.onHistory(null),
            "onOrder", strategy -> strategy.onOrder(null),
            "onBar", strategy -> strategy.onBar(null),
            "onClose", strategy -> strategy.onClose(null));

    /** Does the same at each call. */
    private record Same(Runnable deed) implements Strategy {
        @Override
        public void onHistory(Bar bar) {
            deed.run();
        }

        @Override
        public void onOrder(OrderUpdate update) {
            deed.run();
        }

        @Override
        public void onClose(MarketContext context) {
            deed.run();
        }

        @Override
        public void onBar(BarContext context) {
            deed.run();
        }
    }

    /** As code in another language, or compiled around the compiler, may. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static Stream<Throwable> whatIsThrown() {
        return Stream.of(
                new IllegalStateException("boom"),
                new AssertionError("boom"),
                new StackOverflowError(),
                new OutOfMemoryError("boom"),
                new NoSuchMethodError("magic"),
                new InvalidInputException("late"),
                new IOException("undeclared"));
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void whatIsThrownBearsTheNameOfTheCallAndIsItsCause(Throwable thrown) {
        ContainedStrategy contained = ContainedStrategy.of(new Same(() -> throwUndeclared(thrown)), PLUGIN);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        CALLS.forEach((name, call) -> {
            assertThat(catchThrowable(() -> call.accept(contained)))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessage("strategy 'x' of plugin x.jar failed in " + name + ": " + thrown
                            + (thrown instanceof LinkageError ? ADVICE : ""))
                    .hasCause(thrown);
            assertThat(contained.watch().crossings())
                    .as("the call is over")
                    .isPositive()
                    .isEven();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        });
    }

    @Test
    void aCallIsSeenWhileItGoesOnAndFindsServicesOfItsOwn() {
        List<String> seen = new ArrayList<>();
        ContainedStrategy[] contained = new ContainedStrategy[1];
        contained[0] = ContainedStrategy.of(
                new Same(() -> {
                    seen.add("odd=" + (contained[0].watch().crossings() % 2 == 1)
                            + " caller=" + (contained[0].watch().caller() == Thread.currentThread())
                            + " loader=" + (Thread.currentThread().getContextClassLoader() == LOADER));
                    seen.add(contained[0].watch().hung(2).getMessage());
                }),
                PLUGIN);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        CALLS.get("onBar").accept(contained[0]);
        CALLS.get("onOrder").accept(contained[0]);
        CALLS.get("onHistory").accept(contained[0]);
        assertThat(seen.stream().filter(each -> each.startsWith("odd")))
                .containsOnly("odd=true caller=true loader=true")
                .hasSize(3);
        assertThat(seen.get(1))
                .startsWith("strategy 'x' of plugin x.jar has not returned from onBar for 2 s; it is at ");
        assertThat(seen.get(3)).contains(" from onOrder for ");
        assertThat(seen.get(5)).contains(" from onHistory for ");
        assertThat(contained[0].watch().crossings()).isEqualTo(6);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void oneOfTheProgramsOwnIsNamedWithoutAJar() {
        Strategy own = new Same(() -> {
            throw new NoSuchMethodError("magic");
        });
        ContainedStrategy contained = ContainedStrategy.of(own);
        assertThat(contained.type()).isEqualTo(Same.class);
        assertThat(ContainedStrategy.of(contained)).isSameAs(contained);
        assertThat(ContainedStrategy.of(contained, PLUGIN)).isSameAs(contained);
        assertThat(catchThrowable(() -> contained.onBar(null)))
                .isInstanceOf(PluginFailure.class)
                .hasMessage(
                        "strategy '" + Same.class.getName() + "' failed in onBar: java.lang.NoSuchMethodError: magic");
    }

    @Test
    void aFailureOfWhatItHasCalledItselfPassesAsItIs() {
        PluginFailure inner = PluginFailure.thrown(PLUGIN, "forecast", new IllegalStateException("boom"));
        ContainedStrategy outer = ContainedStrategy.of(new Same(() -> {
            throw inner;
        }));
        assertThat(catchThrowable(() -> outer.onBar(null))).isSameAs(inner);
    }
}
