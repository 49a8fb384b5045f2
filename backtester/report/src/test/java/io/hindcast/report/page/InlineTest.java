package io.hindcast.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InlineTest {
    @Test
    void markupBecomesText() {
        assertThat(Inline.html("<a href=\"x\" title='y'>&</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
    }

    @Test
    void aScriptCannotEndItsElement() {
        assertThat(Inline.script("var a = '</script>', b = \"</SCRIPT >\", c = '<!-- <script>';"))
                .isEqualTo("var a = '<\\/script>', b = \"<\\/SCRIPT >\", c = '<\\!-- <script>';");
        assertThat(Inline.script("a </b")).isEqualTo("a </b");
    }

    @Test
    void theChartLibraryIsFoundOnTheClassPath() {
        assertThat(ECharts.script()).contains("Apache").hasSizeGreaterThan(500_000);
    }
}
