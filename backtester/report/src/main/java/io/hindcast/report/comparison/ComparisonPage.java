package io.hindcast.report.comparison;

import io.hindcast.report.files.TextDocument;
import io.hindcast.report.page.ECharts;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.page.Template;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a comparison: what stands where. The layout itself is in {@code comparison.html}. */
final class ComparisonPage {
    private final ComparisonResult comparison;
    private final List<SymbolSeries> series;
    private final List<String> warnings;

    private ComparisonPage(ComparisonResult comparison, List<SymbolSeries> series, List<String> warnings) {
        this.comparison = comparison;
        this.series = series;
        this.warnings = warnings;
    }

    /** Reads all that the page needs. */
    static ComparisonPage of(ComparisonResult comparison, FolderCheck check) {
        List<String> warnings = new ArrayList<>(ComparisonNotes.warnings(comparison));
        if (!check.possible()) {
            warnings.add(ComparisonCertificate.UNCHECKED);
        }
        return new ComparisonPage(
                comparison,
                comparison.symbols().stream()
                        .map(results -> SymbolSeries.read(comparison, results))
                        .toList(),
                warnings);
    }

    void write(Writer out) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Inline.html(comparison.name()));
        parts.put("instrument", Inline.html(symbols()));
        parts.put("style", Template.shared("page.css") + Template.text(ComparisonPage.class, "comparison.css"));
        parts.put("facts", Markup.facts(ComparisonFacts.of(comparison)));
        parts.put("provenance", provenance());
        parts.put("warnings", Markup.warnings(warnings, "Warnings of the comparison"));
        parts.put("verdict", verdict());
        parts.put("tabs", tabs());
        parts.put("symbols", sections());
        parts.put("meanings", RankingTable.meanings(comparison));
        parts.put("annualisation", Inline.html(String.join(" ", ComparisonNotes.annualisation(comparison))));
        parts.put("data", ComparisonData.of(comparison, series));
        parts.put("echarts", Inline.script(ECharts.script()));
        parts.put(
                "script",
                Inline.script(Template.shared("charts.js") + Template.text(ComparisonPage.class, "comparison.js")));
        Template.load(ComparisonPage.class, "comparison.html").write(parts, out);
    }

    private String symbols() {
        return comparison.symbols().stream().map(SymbolResults::symbol).collect(Collectors.joining(", "));
    }

    private String provenance() throws IOException {
        return "<h2>Entrants</h2>\n" + Markup.facts(ComparisonFacts.descriptions(comparison)) + "<h2>Config</h2>\n"
                + "<pre class=\"scroll\" tabindex=\"0\">"
                + Inline.html(TextDocument.read(comparison.folder().resolve(ComparisonResult.CONFIG), "compare again"))
                + "</pre>\n";
    }

    private String verdict() {
        List<String> paragraphs = new ArrayList<>(ComparisonVerdict.of(comparison, "±"));
        paragraphs.add(ComparisonVerdict.selection(comparison));
        StringBuilder html = new StringBuilder();
        paragraphs.forEach(paragraph -> {
            Markup.cell(html, "p", paragraph);
            html.append('\n');
        });
        return html.toString();
    }

    private String tabs() {
        if (comparison.symbols().size() < 2) {
            return "";
        }
        StringBuilder html = new StringBuilder("<div class=\"tabs\" role=\"tablist\" aria-label=\"Symbols\">\n");
        for (int i = 0; i < comparison.symbols().size(); i++) {
            Markup.cell(
                    html,
                    "button type=\"button\" role=\"tab\" id=\"tab-" + i + "\" aria-controls=\"symbol-" + i
                            + "\" aria-selected=\"" + (i == 0) + "\"",
                    comparison.symbols().get(i).symbol());
            html.append('\n');
        }
        return html.append("</div>\n").toString();
    }

    private String sections() {
        boolean several = comparison.symbols().size() > 1;
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < comparison.symbols().size(); i++) {
            SymbolResults results = comparison.symbols().get(i);
            html.append("<section class=\"panel\" id=\"symbol-")
                    .append(i)
                    .append(several ? "\" role=\"tabpanel\" aria-labelledby=\"tab-" + i : "\" aria-label=\"Results")
                    .append("\">\n")
                    .append(new SymbolSection(comparison, results, series.get(i), i).html())
                    .append("</section>\n");
        }
        return html.toString();
    }
}
