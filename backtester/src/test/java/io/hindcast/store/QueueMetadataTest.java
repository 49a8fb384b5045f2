package io.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueMetadataTest {
    @ParameterizedTest
    @CsvSource({"16:00, 16:00", "24:00, 00:00", ", 00:00"})
    void itsBarsAreThoseOfTheImport(String sessionClose, LocalTime expected) {
        ZoneId newYork = ZoneId.of("America/New_York");
        QueueMetadata metadata = new QueueMetadata(
                "spx",
                new Instrument("SPX"),
                Interval.parse("1d"),
                newYork,
                false,
                true,
                "spx.csv",
                "",
                1,
                0,
                0,
                0,
                "",
                sessionClose == null ? Map.of() : Map.of("session-close", sessionClose),
                List.of());

        assertThat(metadata.bars())
                .isEqualTo(new BarSpecification(new Instrument("SPX"), Interval.parse("1d"), newYork, expected));
    }
}
