package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import java.time.Instant;

/**
 * A row that may become a bar.
 *
 * @param row as it stands in the file
 * @param stamp its time as it stands there
 * @param close when its bar is known
 * @param bar null for a bad row
 * @param prices of the row before any adjustment; null for a bad row
 * @param problem what is bad about the row; null for a good one
 */
record Candidate(SourceRow row, String stamp, Instant close, Bar bar, SourcePrices prices, BadRowException problem) {
    static Candidate bad(SourceRow row, BadRowException problem) {
        return new Candidate(row, "", Instant.MIN, null, null, problem);
    }

    /** This row, refused after all. */
    Candidate refused(BadRowException because) {
        return new Candidate(row, stamp, close, null, null, because);
    }

    boolean good() {
        return problem == null;
    }
}
