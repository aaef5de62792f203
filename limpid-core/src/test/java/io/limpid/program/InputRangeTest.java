package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class InputRangeTest {
    /** No preprocessing belongs to a model of four channels. */
    @Test
    void blackOfOtherChannels_isRefused_withABaselineThatNeedsNone() {
        InputRange range = InputRange.of(new float[] {0, 0, 0}, new float[] {1, 1, 1});

        assertThatThrownBy(() -> range.blackLike(Tensor.filled(1, 1, 4, 2, 2)))
                .hasMessageContainingAll("has 4 channels", "baseline=zero");
    }
}
