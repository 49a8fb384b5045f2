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
}
