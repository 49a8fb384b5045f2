package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategiesCommandTest {
    @Test
    void listsWhatIsBuiltInSimplestFirst(@TempDir Path plugins) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Hindcast.run(new PrintWriter(out), new PrintWriter(err), "strategies", "--plugins=" + plugins);

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("strategy ")))
                .satisfiesExactly(
                        line -> assertThat(line).contains(" buy-and-hold "),
                        line -> assertThat(line).contains(" time-series-momentum "),
                        line -> assertThat(line).contains(" macd "),
                        line -> assertThat(line).contains(" one-day-reversal "),
                        line -> assertThat(line).contains(" ma-cross "),
                        line -> assertThat(line).contains(" lstm "));
    }
}
