package io.hindcast.runs.run;

import io.hindcast.engine.split.TimeRange;
import io.hindcast.runs.models.PlannedNet;
import java.util.List;

/**
 * What a run will do.
 *
 * @param nets that it needs
 * @param instrument of its bars
 * @param tested closes of the bars that it tests
 */
public record PlannedRun(List<PlannedNet> nets, String instrument, TimeRange tested) {
    /** Keeps a copy. */
    public PlannedRun {
        nets = List.copyOf(nets);
    }
}
