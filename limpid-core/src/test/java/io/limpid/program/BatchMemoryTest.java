package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.method.Explained;
import io.limpid.program.BatchMemory.Pass;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class BatchMemoryTest {
    private static final Network VGG = Explained.network(RandomNets.vgg(1));

    /** Two times six channels of 12 x 12 stand beside each other at most: what a convolution reads and writes. */
    @Test
    void forward_countsWhatLivesAtTheSameTime() {
        assertThat(Pass.FORWARD.bytes(VGG)).isEqualTo(2 * 6 * 12 * 12 * Float.BYTES);
    }

    @Test
    void backward_countsEverythingTwice() {
        assertThat(Pass.BACKWARD.bytes(VGG)).isGreaterThan(2 * Pass.FORWARD.bytes(VGG));
    }

    @Test
    void batch_isNoMoreThanThereIs() {
        BatchMemory memory = new BatchMemory(Long.MAX_VALUE);

        assertThat(memory.batch(VGG, Pass.FORWARD, 16, 100)).isEqualTo(16);
        assertThat(memory.batch(VGG, Pass.FORWARD, 100_000, 100)).isEqualTo(100);
        assertThat(memory.batch(VGG, Pass.FORWARD, 16, 0)).isEqualTo(1);
    }

    @Test
    void batchThatDoesNotFit_isRefusedWithTheEstimateAndWhatWouldFit() {
        long each = Pass.FORWARD.bytes(VGG);
        BatchMemory memory = new BatchMemory(1000 * each);

        assertThat(memory.batch(VGG, Pass.FORWARD, 1000, 5000)).isEqualTo(1000);
        assertThatThrownBy(() -> memory.batch(VGG, Pass.FORWARD, 100_000, 5000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batch is 100000")
                .hasMessageContaining("the values of 5000 at once take about " + 5000 * each / (1 << 20) + " MB")
                .hasMessageContaining("a batch of 1000 or less");
    }
}
