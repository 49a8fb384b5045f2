package io.hindcast.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the run itself warned of. */
final class Warnings {
    private Warnings() {}

    static List<String> of(Summary summary) {
        List<String> warnings = new ArrayList<>();
        summary.optional("run.warnings").filter(JsonNode::isArray).ifPresent(list -> {
            for (JsonNode warning : list) {
                warnings.add(warning.asText());
            }
        });
        return warnings;
    }
}
