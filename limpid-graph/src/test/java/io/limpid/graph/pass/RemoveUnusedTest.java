package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemoveUnusedTest {
    private static final Value X = Value.of("x");
    private static final Value H = Value.of("h");
    private static final Value Y = Value.of("y");

    private static GraphBuilder start() {
        return new GraphBuilder()
                .input(X)
                .initializer(Value.of("w"), Tensor.scalar(1))
                .node(Node.of("Add", List.of(X, Value.of("w")), List.of(H), Attributes.NONE));
    }

    @Test
    void nodesAndWeightsThatNoOutputNeeds_go() {
        Graph before = start().node(Node.of("Relu", List.of(X), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();

        assertThat(new RemoveUnused().apply(before))
                .hasToString(
                        """
                input %x
                %y = Relu(%x)
                output %y
                """);
    }

    @Test
    void graphInWhichAllIsUsed_comesBackItself() {
        Graph before = start().node(Node.of("Relu", List.of(H), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();

        assertThat(new RemoveUnused().apply(before)).isSameAs(before);
    }

    @Test
    void whatASubgraphCaptures_isUsed() {
        Attribute branch = new Attribute.Opaque(ByteBuffer.allocate(0), Set.of(H), Set.of("Relu"));
        Graph before = start().node(Node.of("If", List.of(X), List.of(Y), Attributes.NONE.with("then_branch", branch)))
                .output(Y)
                .build();

        assertThat(new RemoveUnused().apply(before)).isSameAs(before);
    }
}
