package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import java.time.Instant;
import java.util.Optional;

/**
 * A row that may become a bar.
 *
 * @param row as it stands in the file
 * @param stamp its time as it stands there
 * @param close when its bar is known
 * @param bar empty for a bad row
 * @param prices of the row before any adjustment; empty for a bad row
 * @param problem what is bad about the row; empty for a good one
 */
record Candidate(
        SourceRow row,
        String stamp,
        Instant close,
        Optional<Bar> bar,
        Optional<SourcePrices> prices,
        Optional<BadRowException> problem) {
    static Candidate good(SourceRow row, String stamp, Instant close, Bar bar, SourcePrices prices) {
        return new Candidate(row, stamp, close, Optional.of(bar), Optional.of(prices), Optional.empty());
    }

    static Candidate bad(SourceRow row, BadRowException problem) {
        return new Candidate(row, "", Instant.MIN, Optional.empty(), Optional.empty(), Optional.of(problem));
    }

    /** This row, refused after all. */
    Candidate refused(BadRowException because) {
        return new Candidate(row, stamp, close, Optional.empty(), Optional.empty(), Optional.of(because));
    }

    boolean good() {
        return problem.isEmpty();
    }
}
