package io.hindcast.paper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.execution.Decision;
import io.hindcast.paper.gate.GateVerdict;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteeringStateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                   | TRADING   | TRADE   | OBSERVE
            PAUSE                                  | PAUSED    | OBSERVE | OBSERVE
            PAUSE RESUME                           | TRADING   | TRADE   | OBSERVE
            FLATTEN                                | FLATTENED | FLATTEN | FLATTEN
            FLATTEN PAUSE                          | FLATTENED | FLATTEN | FLATTEN
            PAUSE FLATTEN                          | FLATTENED | FLATTEN | FLATTEN
            FLATTEN RESUME                         | TRADING   | TRADE   | OBSERVE
            FLATTEN_AND_STOP                       | ENDING    | FLATTEN | FLATTEN
            FLATTEN_AND_STOP RESUME                | ENDING    | FLATTEN | FLATTEN
            FLATTEN_AND_STOP START_AGAIN           | TRADING   | TRADE   | OBSERVE
            PAUSE FLATTEN_AND_STOP START_AGAIN     | PAUSED    | OBSERVE | OBSERVE
            FLATTEN FLATTEN_AND_STOP START_AGAIN   | FLATTENED | FLATTEN | FLATTEN
            """)
    void commandsAreInForceUntilTheyAreTakenBack(String commands, TradingState state, Decision onTime, Decision late) {
        SteeringState steering = new SteeringState();
        if (commands != null) {
            Arrays.stream(commands.split(" ", -1)).map(Entry.Command::valueOf).forEach(steering::obey);
        }
        assertThat(steering.state()).isEqualTo(state);
        assertThat(steering.decision(GateVerdict.ACCEPTED)).isEqualTo(onTime);
        assertThat(steering.decision(GateVerdict.ACCEPTED_LATE)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"FLATTEN_AND_STOP, TRADING", "PAUSE FLATTEN_AND_STOP, PAUSED", "FLATTEN FLATTEN_AND_STOP, FLATTENED"})
    void theNextStartForgetsAnEndAndNothingElse(String commands, TradingState nextStart) {
        SteeringState steering = new SteeringState();
        Arrays.stream(commands.split(" ", -1)).map(Entry.Command::valueOf).forEach(steering::obey);
        assertThat(steering.state()).isEqualTo(TradingState.ENDING);
        assertThat(steering.nextStart()).isEqualTo(nextStart);
    }
}
