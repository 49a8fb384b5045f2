package io.hindcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void whatSteersATerminalIsWrittenOutAndTheRestStays() {
        assertThat(PrintableText.of("a\u001b[31m\u0000\u009b\u202e")).isEqualTo("a\\u001b[31m\\u0000\\u009b\\u202e");
        assertThat(PrintableText.of("Börse\t株\n😀")).isEqualTo("Börse\t株\n😀");
        assertThat(new InvalidInputException("bell \u0007")).hasMessage("bell \\u0007");
    }

    @Test
    void aLineIsOneAndNotTooLong() {
        assertThat(PrintableText.line("a\nerror: b\r\u2028\tc")).isEqualTo("a\\nerror: b\\r\\u2028\tc");
        assertThat(new InvalidInputException("a\nb")).hasMessage("a\\nb");
        String text = "begin" + "x".repeat(5_000) + "end";
        assertThat(PrintableText.line(text, 150))
                .hasSize(150)
                .startsWith("beginx")
                .contains(" … [4858 characters and more left out] … ")
                .endsWith("xend");
        assertThat(PrintableText.line("\u0000".repeat(5_000))).hasSize(PrintableText.LINE_CHARACTERS);
        assertThat(PrintableText.line("x".repeat(2_000))).hasSize(2_000).doesNotContain("…");
    }

    @Test
    void aBeginIsCutAtItsEnd() {
        assertThat(PrintableText.begin("x".repeat(30), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(PrintableText.begin("\n".repeat(10), 10)).isEqualTo("\\n\\n\\n\\n\\…");
        assertThat(PrintableText.begin("\nb", 10)).isEqualTo("\\nb");
    }

    @Test
    void loneSurrogatesAndMarksBeyondTheBasicPlaneAreWrittenOut() {
        assertThat(PrintableText.of("\ud83d!\udb40\udc41")).isEqualTo("\\ud83d!\\udb40\\udc41");
    }
}
