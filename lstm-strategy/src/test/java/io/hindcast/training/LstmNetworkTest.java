package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.Bidirectional;
import io.hindcast.training.architecture.Deep;
import io.hindcast.training.architecture.DeepBidirectional;
import io.hindcast.training.architecture.Pyramid;
import io.hindcast.training.architecture.RecurrentDropout;
import io.hindcast.training.architecture.Stacked;
import io.hindcast.training.architecture.Variational;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class LstmNetworkTest {
    /** An LSTM of width h on i inputs has 4 h (i + h + 1) parameters here and 4 h (i + h + 2) in PyTorch. */
    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of(new Stacked(1, 64, 0.2), 1, 16_961, 17_217),
                Arguments.of(new Stacked(2, 64, 0.2), 1, 49_985, 50_497),
                Arguments.of(new Pyramid(List.of(128, 64, 32), 0.2), 1, 128_417, 129_313),
                Arguments.of(new Variational(3, 64, 0.2), 1, 83_009, 83_777),
                Arguments.of(new RecurrentDropout(2, 64, 0.2, 0.2), 1, 49_985, 50_497),
                Arguments.of(new Bidirectional(1, 64, 0.2), 1, 33_921, 34_433),
                Arguments.of(new DeepBidirectional(3, 128, 0.3), 1, 437_505, 439_553),
                Arguments.of(new Deep(3, 128, 0.3, false, false), 1, 354_561, 356_097),
                Arguments.of(new Deep(3, 128, 0.3, true, false), 1, 354_561, 356_097),
                Arguments.of(new Deep(3, 128, 0.3, true, true), 1, 371_201, 372_737),
                Arguments.of(new Stacked(1, 64, 0.2), 10, 19_265, 19_521));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void hasAsManyParametersAsTheDocumentationSays(Architecture architecture, int features, long ours, long inPyTorch) {
        ComputationGraph network = LstmNetwork.create(architecture, features, 60, 1, TrainingEngine.DL4J);
        assertThat(network.numParams()).isEqualTo(ours);
        assertThat(BiasMultiplicity.inPyTorch(network)).isEqualTo(inPyTorch);
        network.close();
    }
}
