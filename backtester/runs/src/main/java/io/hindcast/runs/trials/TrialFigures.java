package io.hindcast.runs.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Moments of a trial's returns.
 *
 * @param returns of the strategy, net of costs
 * @param excess of the same returns less those of buy and hold
 */
public record TrialFigures(ReturnMoments returns, ReturnMoments excess) {
    ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        returns.write(node.putObject("returns"));
        excess.write(node.putObject("excess"));
        return node;
    }

    static TrialFigures read(JsonNode node) {
        return new TrialFigures(ReturnMoments.read(node.path("returns")), ReturnMoments.read(node.path("excess")));
    }
}
