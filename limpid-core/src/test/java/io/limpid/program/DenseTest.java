package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseTest {
    private static final Value ROW = Value.of("row");
    private static final Value KERNEL = Value.of("kernel");
    private static final Value OUT = Value.of("out");

    private static boolean isOfOnePlace(Attributes attributes, Shape row, Tensor kernel, Shape out) {
        Node node = Node.of("Conv", List.of(ROW, KERNEL), List.of(OUT), attributes);
        Graph graph = new GraphBuilder()
                .input(ROW, new TensorType(ElementType.FLOAT, row))
                .initializer(KERNEL, kernel)
                .node(node)
                .type(OUT, new TensorType(ElementType.FLOAT, out))
                .output(OUT)
                .build();
        return Dense.isOfOnePlace(graph, node);
    }

    @Test
    void convolutionFromOnePlaceToOnePlace_isADenseLayer() {
        Tensor kernel = Tensor.filled(1, 5, 4, 1, 1);

        assertThat(isOfOnePlace(Attributes.NONE, Shape.of(2, 4, 1, 1), kernel, Shape.of(2, 5, 1, 1)))
                .isTrue();
    }

    /** One place again, but the border's, where there is only zero. */
    @Test
    void convolutionThatReadsItsBorder_isNone() {
        Attributes border =
                Attributes.NONE.with("pads", new long[] {1, 1, 1, 1}).with("strides", new long[] {3, 3});
        Tensor kernel = Tensor.filled(1, 5, 4, 1, 1);

        assertThat(isOfOnePlace(border, Shape.of(2, 4, 1, 1), kernel, Shape.of(2, 5, 1, 1)))
                .isFalse();
    }

    @Test
    void convolutionOfGroupsOrOfMorePlaces_isNone() {
        Attributes groups = Attributes.NONE.with("group", 2);

        assertThat(isOfOnePlace(groups, Shape.of(2, 4, 1, 1), Tensor.filled(1, 6, 2, 1, 1), Shape.of(2, 6, 1, 1)))
                .isFalse();
        assertThat(isOfOnePlace(
                        Attributes.NONE, Shape.of(2, 4, 3, 3), Tensor.filled(1, 5, 4, 3, 3), Shape.of(2, 5, 1, 1)))
                .isFalse();
    }
}
