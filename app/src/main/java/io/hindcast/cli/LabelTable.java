package io.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well labels agree with what hindsight teaches, as plain text. */
final class LabelTable {
    private LabelTable() {}

    /**
     * Accuracy, macro-F1 and the confusion matrix of the held-out time.
     *
     * @param document the content of {@code labels.json}
     */
    static String of(JsonNode document) {
        JsonNode heldOut = document.path("held_out");
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("taught \\ labelled"));
        document.path("regimes").forEach(name -> header.add(name.asText()));
        header.addAll(List.of("precision", "recall", "F1"));
        table.add(header);
        for (int i = 0; i < heldOut.path("by_regime").size(); i++) {
            JsonNode regime = heldOut.path("by_regime").get(i);
            List<String> row = new ArrayList<>(List.of(regime.path("regime").asText()));
            heldOut.path("confusion")
                    .get(i)
                    .forEach(count -> row.add(String.format(Locale.ROOT, "%,d", count.asLong())));
            row.add(share(regime.path("precision")));
            row.add(share(regime.path("recall")));
            row.add(share(regime.path("f1")));
            table.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Regimes of %s, %s bars, in hindsight: %,d bars from %s to %s taught the labeler;%n"
                        + "held out from %s: accuracy %s, macro-F1 %s on %,d bars.%n%n",
                document.path("instrument").asText(),
                document.path("interval").asText(),
                document.path("training").path("bars").asLong(),
                document.path("training").path("first").asText(),
                document.path("training").path("last").asText(),
                heldOut.path("first").asText(),
                share(heldOut.path("accuracy")),
                share(heldOut.path("macro_f1")),
                heldOut.path("scored").asLong()));
        append(text, table);
        return text.append(String.format("%n")).toString();
    }

    private static void append(StringBuilder text, List<List<String>> table) {
        int[] widths = new int[table.getFirst().size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                text.append(i == 0 ? row.get(i) + blanks : "  " + blanks + row.get(i));
            }
            text.append(String.format("%n"));
        }
    }

    private static String share(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.4f", value.asDouble()) : "n/a";
    }
}
