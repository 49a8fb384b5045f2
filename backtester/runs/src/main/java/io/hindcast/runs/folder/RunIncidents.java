package io.hindcast.runs.folder;

import io.hindcast.engine.metrics.Incidents;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.summary.IncidentFigures;
import java.time.Instant;
import java.util.Optional;

/** The engine's incidents as the summary of a run has them. */
final class RunIncidents {
    private RunIncidents() {}

    static IncidentFigures of(Incidents incidents) {
        return new IncidentFigures(
                incidents.bars(),
                incidents.barsWithVolume(),
                incidents.haltedBars(),
                incidents.haltCount(),
                incidents.halts().stream().map(RunIncidents::halt).toList(),
                occurrences(incidents.marginCalls()),
                byReason(incidents.rejections()),
                byReason(incidents.cuts()),
                occurrences(incidents.limitedTargets()),
                Optional.of(occurrences(incidents.belowOneUnit())),
                Optional.of(occurrences(incidents.unfinished())),
                occurrences(incidents.fillsWithoutVolume()));
    }

    private static IncidentFigures.Halt halt(Incidents.Halt halt) {
        return new IncidentFigures.Halt(
                halt.reason(), EpochNanos.toInstant(halt.first()), EpochNanos.toInstant(halt.last()), halt.bars());
    }

    private static IncidentFigures.Occurrences occurrences(Incidents.Occurrences occurrences) {
        return new IncidentFigures.Occurrences(occurrences.count(), first(occurrences));
    }

    private static IncidentFigures.OrdersByReason byReason(Incidents.ByReason orders) {
        return new IncidentFigures.OrdersByReason(orders.all().count(), first(orders.all()), orders.counts());
    }

    private static Optional<Instant> first(Incidents.Occurrences occurrences) {
        return occurrences.count() == 0 ? Optional.empty() : Optional.of(EpochNanos.toInstant(occurrences.first()));
    }
}
