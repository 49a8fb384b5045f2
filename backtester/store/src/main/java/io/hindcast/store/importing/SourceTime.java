package io.hindcast.store.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A time as a file states it. */
sealed interface SourceTime {
    /** A date and nothing else. */
    record Day(LocalDate date) implements SourceTime {}

    /** Date and time of day in the zone of the file. */
    record Local(LocalDateTime dateTime) implements SourceTime {}

    /** A moment, whatever the zone: an epoch number, or a time with an offset. */
    record Exact(Instant instant) implements SourceTime {}
}
