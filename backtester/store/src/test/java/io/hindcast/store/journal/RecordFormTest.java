package io.hindcast.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import org.junit.jupiter.api.Test;

class RecordFormTest {
    @Test
    void whatIsStoredComesBack() {
        assertThat(RecordForm.stored("equity,1")).isEqualTo("2 equity,1");
        assertThat(RecordForm.text("2 equity,1")).isEqualTo("equity,1");
    }

    @Test
    void recordsWithoutAFormAreTheirText() {
        assertThat(RecordForm.text("order,x,not enough cash")).isEqualTo("order,x,not enough cash");
        assertThat(RecordForm.text("a b")).isEqualTo("a b");
    }

    @Test
    void oneOfANewerBuildIsLeftToIt() {
        assertThatThrownBy(() -> RecordForm.text("3 equity,1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("record of version 3, and this build reads versions 1 and 2")
                .hasMessageContaining("continue the session with the build that wrote it, or a newer one");
    }
}
