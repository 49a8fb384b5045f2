package io.hindcast.report.page;

import io.hindcast.report.files.Sample;

/** A chart's place in the page: caption, drawing area and notes. The page's script draws into it. */
public final class ChartBlock {
    private final String name;
    private final String title;
    private final String explanation;
    private final StringBuilder controls = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();

    /**
     * A chart without notes.
     *
     * @param name what the page's script knows it by
     * @param title what it shows
     * @param explanation how to read it
     */
    public ChartBlock(String name, String title, String explanation) {
        this.name = name;
        this.title = title;
        this.explanation = explanation;
    }

    /** Adds a control, in HTML, to the caption. */
    public ChartBlock control(String html) {
        controls.append(html);
        return this;
    }

    /** Adds a line below the chart. */
    public ChartBlock note(String text) {
        notes.append("<p class=\"note\">").append(Inline.html(text)).append("</p>\n");
        return this;
    }

    /** Says that the extremes of a long series are drawn, when that is so. */
    public ChartBlock extremesOf(Sample sample) {
        return sample.reduced()
                ? note("Downsampled: " + count(sample.points().size()) + " of " + count(sample.total())
                        + " rows are drawn, the lowest and the highest of every stretch.")
                : this;
    }

    /** Says that a part of many points is drawn, when that is so. */
    public ChartBlock partOf(Sample sample, String what) {
        return sample.reduced()
                ? note("Downsampled: " + count(sample.points().size()) + " of " + count(sample.total()) + " " + what
                        + " are drawn, evenly chosen.")
                : this;
    }

    /** The block as HTML. */
    public String html() {
        return """
                <figure class="block" id="block-%1$s">
                <figcaption><div><h3>%2$s</h3><p>%3$s</p></div>%4$s</figcaption>
                <div class="chart" data-chart="%1$s" role="img" aria-label="%2$s. %3$s"></div>
                %5$s</figure>
                """.formatted(name, Inline.html(title), Inline.html(explanation), controls, notes);
    }

    private static String count(long points) {
        return FigureFormat.COUNT.format((double) points);
    }
}
