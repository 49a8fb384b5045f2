package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SetUpTest {
    private static final Plugged PLUGIN = new Plugged("strategy", "x", "x.jar", SetUpTest.class.getClassLoader());

    @Test
    void aCallThatDoesNotReturnIsGivenUpWithItsStack() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> SetUp.call(PLUGIN, "create", Duration.ofMillis(200), () -> {
                    never.await();
                    return "";
                }))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("strategy 'x' of plugin x.jar has not returned from create for 0.2 s; it is at ")
                .cause()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(SetUpTest.class.getName())));
    }

    @Test
    void whatHasNoNameIsCalledByItsKind() {
        Plugged features = new Plugged("features", "", "x.jar", SetUpTest.class.getClassLoader());
        assertThat(features).hasToString("features of plugin x.jar");
        assertThat(PLUGIN).hasToString("strategy 'x' of plugin x.jar");
    }

    @Test
    void theUsersMistakePassesAndAllElseBearsTheName() {
        assertThatThrownBy(() -> SetUp.call(PLUGIN, "create", () -> {
                    throw new InvalidInputException("strategy.bars: must be 1");
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("strategy.bars: must be 1");
        assertThatThrownBy(() -> SetUp.call(PLUGIN, "create", () -> {
                    throw new NoSuchMethodError("gone");
                }))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining(
                        "strategy 'x' of plugin x.jar failed in create: java.lang.NoSuchMethodError: gone")
                .hasMessageContaining("build it again");
        assertThatThrownBy(() -> SetUp.call(PLUGIN, "create", () -> null))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("must not return null");
        assertThat(SetUp.call(PLUGIN, "create", () -> "made")).isEqualTo("made");
    }
}
