package io.hindcast.engine.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.market.EpochNanos;

/** The part {@code incidents} of {@code summary.json}: keys as in docs/run-folder.md. */
final class IncidentsJson {
    private IncidentsJson() {}

    static ObjectNode of(Incidents incidents) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("bars", incidents.bars());
        node.put("bars_with_volume", incidents.barsWithVolume());
        node.put("halted_bars", incidents.haltedBars());
        node.put("halt_count", incidents.haltCount());
        ArrayNode halts = node.putArray("halts");
        for (Incidents.Halt halt : incidents.halts()) {
            halts.addObject()
                    .put("reason", halt.reason())
                    .put("first", time(halt.first()))
                    .put("last", time(halt.last()))
                    .put("bars", halt.bars());
        }
        occurrences(node, "margin_calls", incidents.marginCalls());
        byReason(node, "rejected", incidents.rejections());
        byReason(node, "cut", incidents.cuts());
        occurrences(node, "limited_targets", incidents.limitedTargets());
        occurrences(node, "targets_below_one_unit", incidents.belowOneUnit());
        occurrences(node, "unfinished", incidents.unfinished());
        occurrences(node, "fills_without_volume", incidents.fillsWithoutVolume());
        return node;
    }

    private static ObjectNode occurrences(ObjectNode parent, String key, Incidents.Occurrences occurrences) {
        ObjectNode node = parent.putObject(key).put("count", occurrences.count());
        node.put("first", occurrences.count() == 0 ? null : time(occurrences.first()));
        return node;
    }

    private static void byReason(ObjectNode parent, String key, Incidents.ByReason orders) {
        ObjectNode reasons = occurrences(parent, key, orders.all()).putObject("by_reason");
        orders.counts().forEach(reasons::put);
    }

    private static String time(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }
}
