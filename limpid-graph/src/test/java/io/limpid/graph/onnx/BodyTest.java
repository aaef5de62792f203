package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final Value STATE = Value.of("state");
    private static final Value OUTER = Value.of("outer");
    private static final Value SUM = Value.of("sum");

    private static GraphBuilder body() {
        return new GraphBuilder()
                .input(STATE, TensorType.floats(2))
                .input(OUTER)
                .initializer(Value.of("unused"), Tensor.scalar(3))
                .node(Node.of("Add", List.of(STATE, OUTER), List.of(SUM), Attributes.NONE))
                .output(SUM);
    }

    @Test
    void graphInAnAttribute_comesBack_andKnowsWhatItReadsFromOutside() {
        Graph graph = body().build();

        Attribute.Opaque held = Body.holding(graph, 1);

        assertThat(held.captures()).containsExactly(OUTER);
        assertThat(held.operators()).containsExactly("Add");
        assertThat(Body.of(held)).hasToString(graph.toString());
    }

    @Test
    void rewrittenGraph_keepsItsOwnInputs() {
        Attribute.Opaque held = Body.holding(body().build(), 1);

        Attribute.Opaque changed = Body.changed(held, new RemoveUnused());

        assertThat(Body.of(changed).initializers()).isEmpty();
        assertThat(changed.captures()).containsExactly(OUTER);
        assertThat(Body.of(changed).inputs()).containsExactly(STATE, OUTER);
    }

    @Test
    void passThatDoesNotFire_leavesTheAttribute() {
        Attribute.Opaque held = Body.holding(body().build(), 1);

        assertThat(Body.changed(held, graph -> graph)).isSameAs(held);
    }
}
