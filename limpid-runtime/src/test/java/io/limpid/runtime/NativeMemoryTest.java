package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeMemoryTest {
    private final NativeMemory memory = new NativeMemory();

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 32, 60, 64, 68, 16384, 16388, 1000004})
    void memory_isAsLargeAsAskedFor_andBeginsAtALineOfTheCache(int bytes) {
        ByteBuffer taken = memory.take(bytes);

        assertThat(taken.remaining()).isEqualTo(bytes);
        assertThat(taken.order()).isEqualTo(ByteOrder.nativeOrder());
        assertThat(taken.alignmentOffset(0, 64)).isZero();
    }

    @Test
    void memoryGivenBack_isUsedAgain_asLongAsMoreIsInUse() {
        ByteBuffer first = memory.take(128);
        ByteBuffer second = memory.take(128);

        memory.giveBack(first);
        assertThat(memory.take(128)).isSameAs(first);
        memory.giveBack(first);
        memory.giveBack(second);
        assertThat(memory.take(128)).isNotSameAs(first).isNotSameAs(second);
    }

    @Test
    void memoryUsedAgain_isWholeAgain() {
        ByteBuffer first = memory.take(8);
        memory.take(8);
        first.putLong(1).flip().limit(4);

        memory.giveBack(first);

        assertThat(memory.take(8).remaining()).isEqualTo(8);
    }
}
