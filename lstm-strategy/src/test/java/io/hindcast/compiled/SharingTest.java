package io.hindcast.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharingTest {
    private static int pause(Sharing sharing) {
        int windows = 0;
        while (!sharing.isDue()) {
            windows++;
        }
        return windows;
    }

    @Test
    void pausesDoubleUpToALimitWhileNobodyComes() {
        Sharing sharing = new Sharing();
        int[] pauses = new int[9];
        for (int i = 0; i < pauses.length; i++) {
            sharing.tried(false);
            pauses[i] = pause(sharing);
        }
        assertThat(pauses).containsExactly(2, 4, 8, 16, 32, 64, 128, 128, 128);
    }

    @Test
    void aRowOfSuccessesEndsTheDoubling() {
        Sharing sharing = new Sharing();
        for (int i = 0; i < 5; i++) {
            sharing.tried(false);
        }
        pause(sharing);
        for (int i = 0; i < 16; i++) {
            assertThat(sharing.isDue()).isTrue();
            sharing.tried(true);
        }
        sharing.tried(false);
        assertThat(pause(sharing)).isEqualTo(2);
    }
}
