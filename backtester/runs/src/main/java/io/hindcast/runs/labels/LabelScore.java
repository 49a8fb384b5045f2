package io.hindcast.runs.labels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.metrics.ConfusionMatrix;
import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabels;
import java.util.List;

/** How often a labeler gave what hindsight teaches, on the held-out bars alone. */
final class LabelScore {
    private final List<String> names;
    private final ConfusionMatrix matrix;

    private LabelScore(List<String> names) {
        this.names = names;
        this.matrix = new ConfusionMatrix(names.size());
    }

    static LabelScore of(RegimeHistory history, RegimeLabels labels) {
        LabelScore score = new LabelScore(labels.names());
        for (int bar = history.heldOutFrom(); bar < history.bars(); bar++) {
            if (labels.taught()[bar] != RegimeLabels.NONE) {
                score.matrix.add(labels.taught()[bar], labels.regimes()[bar]);
            }
        }
        return score;
    }

    /** Adds the figures; undefined ones are {@code null}. */
    void writeTo(ObjectNode node) {
        node.put("scored", matrix.total());
        number(node, "accuracy", matrix.accuracy());
        number(node, "macro_f1", matrix.macroF1());
        ArrayNode rows = node.putArray("confusion");
        ArrayNode regimes = node.putArray("by_regime");
        for (int taught = 0; taught < names.size(); taught++) {
            ArrayNode row = rows.addArray();
            for (int given = 0; given < names.size(); given++) {
                row.add(matrix.count(taught, given));
            }
            ObjectNode regime = regimes.addObject();
            regime.put("regime", names.get(taught));
            regime.put("taught", matrix.taught(taught));
            regime.put("given", matrix.given(taught));
            number(regime, "precision", matrix.precision(taught));
            number(regime, "recall", matrix.recall(taught));
            number(regime, "f1", matrix.f1(taught));
        }
    }

    static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
