package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.files.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionsTest {
    @TempDir
    Path folder;

    @Test
    void aFillThatTurnsThePositionRoundExitsAndEnters() throws IOException {
        Map<Executions.Effect, Sample> effects = read("BUY,10.0,100.0", "SELL,25.0,101.0", "BUY,15.0,99.0");

        assertThat(quantities(effects, Executions.Effect.ENTER_LONG)).containsExactly(10.0);
        assertThat(quantities(effects, Executions.Effect.EXIT_LONG)).containsExactly(10.0);
        assertThat(quantities(effects, Executions.Effect.ENTER_SHORT)).containsExactly(15.0);
        assertThat(quantities(effects, Executions.Effect.EXIT_SHORT)).containsExactly(15.0);
        assertThat(effects.get(Executions.Effect.ENTER_SHORT)
                        .points()
                        .getFirst()
                        .values()[0])
                .isEqualTo(101.0);
    }

    @Test
    void scalingInAndOutMarksEachFill() throws IOException {
        Map<Executions.Effect, Sample> effects =
                read("BUY,1.0,100.0", "BUY,2.0,100.0", "SELL,1.5,101.0", "SELL,1.5,102.0");

        assertThat(quantities(effects, Executions.Effect.ENTER_LONG)).containsExactly(1.0, 2.0);
        assertThat(quantities(effects, Executions.Effect.EXIT_LONG)).containsExactly(1.5, 1.5);
        assertThat(effects.get(Executions.Effect.ENTER_SHORT).isEmpty()).isTrue();
    }

    @Test
    void aRemainderOfRoundingIsNoPosition() throws IOException {
        Map<Executions.Effect, Sample> effects =
                read("BUY,0.1,100.0", "BUY,0.2,100.0", "SELL,0.3,101.0", "BUY,0.3,9.0");

        assertThat(quantities(effects, Executions.Effect.EXIT_SHORT)).isEmpty();
        assertThat(quantities(effects, Executions.Effect.ENTER_LONG)).containsExactly(0.1, 0.2, 0.3);
    }

    private Map<Executions.Effect, Sample> read(String... fills) throws IOException {
        StringBuilder csv = new StringBuilder("time,order_id,instrument,side,quantity,price\n");
        for (int i = 0; i < fills.length; i++) {
            csv.append("2024-01-0")
                    .append(i + 1)
                    .append("T21:00:00Z,")
                    .append(i)
                    .append(",SPX,")
                    .append(fills[i])
                    .append('\n');
        }
        return Executions.read(Files.writeString(folder.resolve("fills.csv"), csv));
    }

    private static List<Double> quantities(Map<Executions.Effect, Sample> effects, Executions.Effect effect) {
        return effects.get(effect).points().stream()
                .map(point -> point.values()[1])
                .toList();
    }
}
