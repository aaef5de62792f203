package io.limpid.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdjointsTest {
    private static final Tensor X = Tensor.of(new float[] {1, 2}, 2);
    private static final Tensor G = Tensor.of(new float[] {3, -1, 2}, 3);
    // A = [[1,2],[0,1],[4,0]]
    private static final Tensor AX = Tensor.of(new float[] {5, 2, 4}, 3);

    @Test
    void matrixAndItsTranspose_areAdjoint() {
        Adjoints.assertAdjoint(X, AX, G, Tensor.of(new float[] {11, 5}, 2));
    }

    @Test
    void wrongTranspose_isFound() {
        assertThatThrownBy(() -> Adjoints.assertAdjoint(X, AX, G, Tensor.of(new float[] {11, 5.001f}, 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("transpose(g)");
    }

    @Test
    void wrongShape_isFound() {
        assertThatThrownBy(() -> Adjoints.assertAdjoint(X, AX, G, Tensor.of(new float[] {11, 5, 0}, 3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("shape");
    }
}
