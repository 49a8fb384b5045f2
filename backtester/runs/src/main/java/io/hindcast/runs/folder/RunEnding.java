package io.hindcast.runs.folder;

import io.hindcast.report.summary.FeedInputs;
import io.hindcast.runs.labels.LabelFolder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a run when it has ended and can't be seen in its rows.
 *
 * @param id of the run
 * @param started when it began
 * @param finished when it ended
 * @param forecastMicros wall time of a forecast for one window, microseconds; empty when nobody has measured it
 * @param labels of regimes to lay over it; empty for none
 * @param live what a session adds; empty in a run of stored bars
 * @param parts what stands beside it
 */
public record RunEnding(
        String id,
        Instant started,
        Instant finished,
        OptionalDouble forecastMicros,
        Optional<LabelFolder> labels,
        Optional<Live> live,
        RunParts parts) {
    /**
     * What a run of live bars adds.
     *
     * @param inputs the section {@code inputs} of the summary; empty when nothing is known of them
     * @param findings what they call for saying beside the figures, one sentence each
     * @param seconds wall time of each phase that the session has measured
     */
    public record Live(Optional<FeedInputs> inputs, List<String> findings, Map<String, Double> seconds) {
        /**
         * Of a session that is run again.
         *
         * @param findings of it, one sentence each
         */
        public static Live again(List<String> findings) {
            return new Live(Optional.empty(), findings, Map.of());
        }
    }

    /** The end of a session's run. */
    public static RunEnding ofSession(String id, Instant started, Instant finished, Live live) {
        return new RunEnding(
                id, started, finished, OptionalDouble.empty(), Optional.empty(), Optional.of(live), RunParts.NONE);
    }
}
