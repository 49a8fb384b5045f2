package io.hindcast.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCurveTest {
    private static final String OLD = "fold,epoch,train_loss,validation_loss,learning_rate,seconds";

    @TempDir
    Path folder;

    @Test
    void aFileOfAnEarlierVersionHasOneTrainingOfNoNumber() throws IOException {
        assertThat(read(OLD + "\nholdout,1,0.5,0.6,0.001,1.5\nholdout,2,0.4,,0.001,1.5\n"))
                .isEqualTo(List.of(new TrainingCurve.Curve(
                        "holdout",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        List.of(
                                new TrainingCurve.Epoch(1, 0.5, 0.6, 0.001),
                                new TrainingCurve.Epoch(2, 0.4, Double.NaN, 0.001)))));
    }

    @Test
    void eachFoldAndSeedIsATraining() throws IOException {
        assertThat(read(OLD + """
                        ,fold_number,seed
                        fold 1 seed 42,1,0.5,0.6,0.001,1.5,1,42
                        fold 1 seed 43,1,0.5,0.6,0.001,1.5,1,43
                        fold 1 seed 43,2,0.5,0.6,0.001,1.5,1,43
                        fold 2 seed 42,1,0.5,0.6,0.001,1.5,2,42
                        """))
                .extracting(curve -> curve.name() + "|" + curve.foldNumber().orElseThrow() + "|"
                        + curve.seed().orElseThrow() + "|" + curve.epochs().size())
                .containsExactly("fold 1 seed 42|1|42|1", "fold 1 seed 43|1|43|2", "fold 2 seed 42|2|42|1");
    }

    @Test
    void aSeedThatIsNoNumberIsRefusedByItsPlace() {
        assertThatThrownBy(() -> read(OLD + ",fold_number,seed\nfold 1,1,0.5,0.6,0.001,1.5,1,many\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("training.csv, line 2, column seed: expected a whole number, but found 'many'");
    }

    private List<TrainingCurve.Curve> read(String csv) throws IOException {
        return TrainingCurve.read(Files.writeString(folder.resolve("training.csv"), csv));
    }
}
