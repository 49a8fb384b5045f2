package io.hindcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is declared, read and refused. */
class KeysTest {
    private static final Key<Double> FEE =
            Key.decimal("fee-bps", 0, 1_000, "A fee").unit("bps").byDefault(1.0);
    private static final Key<Integer> BARS =
            Key.integer("bars", 1, 100, "A look-back").unit("bars");
    private static final Key<Double> LIMIT =
            Key.decimal("limit", 0, 1, "A limit").optional("no limit");
    private static final Key<String> NAME = Key.text("name", "Which one");
    private static final Keys KEYS = Keys.of(
            FEE, BARS, LIMIT, Keys.section("inner", "More", Keys.of(FEE)), Keys.list("all", "A list", Keys.of(BARS)));

    @Test
    void anUnknownKeyIsRefusedBeforeAnythingIsReadWithAllThatAreDeclared() {
        assertMistake(
                () -> settings(Map.of("fe-bps", 2)),
                "my.yaml: fe-bps: unknown key; did you mean 'fee-bps'?; known here: all, bars, fee-bps, inner, limit");
        MapSettings settings = settings(Map.of("inner", Map.of("x", 1), "all", List.of(Map.of("barz", 1))));
        assertMistake(() -> settings.section("inner"), "my.yaml: inner.x: unknown key; known here: fee-bps");
        assertMistake(
                () -> settings.sections("all"),
                "my.yaml: all[0].barz: unknown key; did you mean 'bars'?; known here: bars");
        assertMistake(() -> MapSettings.of(Map.of("x", 1)).declare(Keys.NONE), "x: unknown key; known here: none");
    }

    @Test
    void whatIsReadIsResolvedInTheOrderOfAsking() {
        MapSettings settings = settings(Map.of("bars", new PlainScalar("20")));

        assertThat(settings.get(BARS)).isEqualTo(20);
        assertThat(settings.section("inner").get(FEE)).isEqualTo(1);
        assertThat(settings.find(LIMIT)).isEmpty();
        assertThat(settings.get(FEE)).isEqualTo(1);

        assertThat(settings.resolved().keySet()).containsExactly("bars", "inner", "fee-bps");
    }

    @Test
    void aDefaultOrALeastValueMayBeToldByTheReader() {
        MapSettings settings = settings(Map.of("bars", 4));

        assertThat(settings(Map.of()).get(BARS.byDefault(7))).isEqualTo(7);
        assertThat(settings.find(BARS)).isEqualTo(Optional.of(4));
        assertMistake(() -> settings.get(BARS.atLeast(5)), "my.yaml: bars: must be from 5 to 100, but is 4");
        assertMistake(() -> settings(Map.of()).get(BARS), "my.yaml: bars: is missing; expected a whole number");
        assertThatThrownBy(() -> FEE.atLeast(1.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNumberWithAUnitIsToldTheUnitThatItIsIn() {
        assertMistake(
                () -> settings(Map.of("fee-bps", new PlainScalar("1%"))).get(FEE),
                "my.yaml: fee-bps: must be a finite number, but is the text '1%'; write the number alone, in bps");
        assertMistake(
                () -> settings(Map.of("bars", "5 bps")).get(BARS),
                "my.yaml: bars: must be a whole number (from 1 to 100), but is the text '5 bps'; write the number alone,"
                        + " in bars");
        assertMistake(
                () -> settings(Map.of("limit", "5 bps")).find(LIMIT),
                "my.yaml: limit: must be a finite number, but is the text '5 bps'; write the number alone");
        assertMistake(
                () -> settings(Map.of("bars", "many")).get(BARS),
                "my.yaml: bars: must be a whole number (from 1 to 100), but is the text 'many'");
    }

    @Test
    void readingWhatIsNotDeclaredIsAFailureAndNoMistakeOfTheUser() {
        MapSettings settings = settings(Map.of());

        assertThatThrownBy(() -> settings.get(NAME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'name' is read but not declared");
        assertThatThrownBy(() -> settings.section("inner").get(BARS)).hasMessageContaining("inner: 'bars'");
        // Declared, but as something else.
        assertThatThrownBy(() -> settings.get(Key.text("bars", "As a text"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> settings.section("bars")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameChoosesWhatElseThereIs() {
        MapSettings settings = MapSettings.of(Map.of("name", "a", "barz", 3))
                .declare(Keys.of(NAME).open());

        assertThat(settings.get(NAME)).isEqualTo("a");
        assertMistake(
                () -> settings.declare(Keys.of(BARS)),
                "barz: unknown key; did you mean 'bars'?; known here: bars, name");

        MapSettings unknown = MapSettings.of(Map.of("name", "a", "bars", 3));
        unknown.get(NAME);
        unknown.declare(Keys.of(BARS)).declare(Keys.of(FEE));
        assertThat(unknown.get(NAME) + unknown.get(BARS)).isEqualTo("a3");
        assertThatThrownBy(() -> unknown.get(FEE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyMayBeThereForSomeValuesOfAnother() {
        Map<String, Keys> more = new LinkedHashMap<>();
        more.put("a", Keys.of(BARS));
        more.put("b", Keys.of(FEE, LIMIT));
        Keys keys = Keys.of(NAME).choosing(NAME, more);

        assertThat(keys.names()).containsExactly("name", "bars", "fee-bps", "limit");
        assertThat(keys.chosen("b").names()).containsExactly("name", "fee-bps", "limit");
        assertThat(keys.chosen("c").names()).containsExactly("name");
    }

    @Test
    void aKeyMayHaveAValueOfAnotherKind() {
        Key<List<Integer>> list = Key.integers("bars", 1, 9, "Each");
        MapSettings settings = MapSettings.of(Map.of("bars", List.of(1, 2))).declare(Keys.of(BARS.or(list)));

        assertThat(settings.get(list)).containsExactly(1, 2);
        assertMistake(() -> settings.get(BARS), "bars: must be a whole number (from 1 to 100), but is a list");
    }

    @Test
    void whatIsDeclaredAndGivenButNotReadHasNoEffect() {
        MapSettings settings = settings(Map.of("bars", 3, "limit", 0.5));
        settings.get(BARS);

        assertMistake(settings::requireAllKnown, "my.yaml: limit: has no effect beside the other keys here; remove it");
    }

    @Test
    void whatIsDeclaredAndHasNoValueIsLeftOut() {
        Map<String, Object> given = new HashMap<>(Map.of("bars", 3));
        given.put("limit", null);
        MapSettings settings = settings(given);
        settings.get(BARS);

        settings.requireAllKnown();
        assertThat(settings.resolved()).isEqualTo(Map.of("bars", 3));
    }

    @Test
    void aNameIsDeclaredOnce() {
        assertThatThrownBy(() -> Keys.of(BARS, BARS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bars' is declared twice");
    }

    private static MapSettings settings(Map<String, ?> values) {
        return MapSettings.of(values, path -> "my.yaml: " + path).declare(KEYS);
    }

    private static void assertMistake(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
