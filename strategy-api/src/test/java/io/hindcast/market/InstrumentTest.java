package io.hindcast.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final InstrumentTerms FUTURE = InstrumentTerms.UNKNOWN
            .with("currency", "USD")
            .with("tick", "0.25")
            .with("lot", "1")
            .with("multiplier", "50")
            .with("session", "America/Chicago 17:00-16:00");

    @Test
    void whatIsKnownIsReadAsItIsWritten() {
        assertThat(FUTURE.known())
                .containsExactly(
                        Map.entry("currency", "USD"),
                        Map.entry("tick", "0.25"),
                        Map.entry("lot", "1"),
                        Map.entry("multiplier", "50"),
                        Map.entry("session", "America/Chicago 17:00-16:00"));
        InstrumentTerms read = InstrumentTerms.UNKNOWN;
        for (Map.Entry<String, String> term : FUTURE.known().entrySet()) {
            read = read.with(term.getKey(), term.getValue());
        }
        assertThat(read).isEqualTo(FUTURE);
    }

    @Test
    void unknownStaysUnknownAndAUnitThenCountsOnce() {
        Instrument plain = new Instrument("SPX");
        assertThat(plain.terms().known()).isEmpty();
        assertThat(plain.multiplier()).isEmpty();
        assertThat(plain.pointValue()).isEqualTo(1);
        assertThat(new Instrument("ES", FUTURE).pointValue()).isEqualTo(50);
        assertThat(FUTURE.with("multiplier", "").multiplier()).isEmpty();
        assertThat(FUTURE.with("session", " ").session()).isEmpty();
    }

    @Test
    void twoOfOneNameAreEqual() {
        assertThat(new Instrument("ES", FUTURE))
                .isEqualTo(new Instrument("ES"))
                .hasSameHashCodeAs(new Instrument("ES"));
        assertThat(new Instrument("ES", FUTURE)).isNotEqualTo(new Instrument("NQ", FUTURE));
    }

    @Test
    void whatOneDoesNotKnowAnotherMay() {
        InstrumentTerms some = InstrumentTerms.UNKNOWN.with("tick", "0.5");
        assertThat(some.orElse(FUTURE)).isEqualTo(FUTURE.with("tick", "0.5"));
        assertThat(InstrumentTerms.UNKNOWN.orElse(FUTURE)).isEqualTo(FUTURE);
    }

    @ParameterizedTest
    @CsvSource({
        "currency, dollars, currency must be 2 to 10 capital letters",
        "tick, 0, tick must be a number from",
        "tick, -1, tick must be a number from",
        "lot, one, lot must be a number above 0",
        "multiplier, 1e13, multiplier must be a number from",
        "session, 09:30-16:00, a session must be a zone",
        "session, Mars/Base 09:30-16:00, a session must be a zone",
        "session, UTC 9:30-16:00, a session must be a zone",
        "colour, red, there is no 'colour'"
    })
    void aWrongTermIsRefusedWithWhatWasExpected(String key, String text, String message) {
        assertThatThrownBy(() -> InstrumentTerms.UNKNOWN.with(key, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York 09:30-16:00", "UTC 00:00-24:00", "America/Chicago 17:00-16:00"})
    void aSessionIsReadAsItIsWritten(String text) {
        assertThat(Session.parse(text)).hasToString(text);
        assertThat(Session.parse("UTC 00:00-24:00"))
                .isEqualTo(new Session(ZoneId.of("UTC"), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }

    @Test
    void aBarNamesItsInstrumentWhereItHasOne() {
        MutableBar named = new MutableBar(new Instrument("SPX")).set(1, 2, 3, 1, 2, 0);
        assertThat(named.copy().instrument()).isEqualTo(new Instrument("SPX"));
        assertThatThrownBy(() -> new MutableBar().instrument())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names no instrument");
    }
}
