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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeEqualNodesTest {
    private static final Value X = Value.of("x");
    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");
    private static final Value Y = Value.of("y");

    private static Node node(String opType, Value output, Value... inputs) {
        return Node.of(opType, List.of(inputs), List.of(output), Attributes.NONE);
    }

    private static Graph sum(Node first, Node second) {
        return new GraphBuilder()
                .input(X)
                .node(first)
                .node(second)
                .node(node("Add", Y, A, B))
                .output(Y)
                .build();
    }

    private static void doesNotFireOn(Graph graph) {
        assertThat(new MergeEqualNodes().apply(graph)).isSameAs(graph);
    }

    @Test
    void equalNodes_becomeOne() {
        assertThat(new MergeEqualNodes().apply(sum(node("Relu", A, X), node("Relu", B, X))))
                .hasToString(
                        """
                input %x
                %a = Relu(%x)
                %y = Add(%a, %a)
                output %y
                """);
    }

    @Test
    void equalChains_becomeOne_ifOneIsAResultToo() {
        Graph graph = new GraphBuilder()
                .input(X)
                .node(node("Relu", A, X))
                .node(node("Neg", Value.of("c"), A))
                .node(node("Relu", B, X))
                .node(node("Neg", Value.of("d"), B))
                .node(node("Add", Y, Value.of("c"), Value.of("d")))
                .output(Y)
                .output(A)
                .build();

        assertThat(new MergeEqualNodes().apply(graph))
                .hasToString(
                        """
                input %x
                %a = Relu(%x)
                %c = Neg(%a)
                %y = Add(%c, %c)
                output %y
                output %a
                """);
    }

    @Test
    void equalWeights_areOneIfLarge_andCountAsOneIfSmall() {
        Graph graph = new GraphBuilder()
                .input(X)
                .initializer(Value.of("w"), Tensor.filled(2, 100))
                .initializer(Value.of("v"), Tensor.filled(2, 100))
                .initializer(Value.of("one"), Tensor.scalar(1))
                .initializer(Value.of("uno"), Tensor.scalar(1))
                .node(node("Mul", A, X, Value.of("w")))
                .node(node("Mul", B, X, Value.of("v")))
                .node(node("Add", Value.of("c"), A, Value.of("one")))
                .node(node("Add", Value.of("d"), B, Value.of("uno")))
                .node(node("Sub", Value.of("e"), B, Value.of("uno")))
                .node(Node.of(
                        "Concat",
                        List.of(Value.of("c"), Value.of("d"), Value.of("e")),
                        List.of(Y),
                        Attributes.NONE.with("axis", 0L)))
                .output(Y)
                .build();

        assertThat(new MergeEqualNodes().apply(graph))
                .hasToString(
                        """
                input %x
                weight %w float[100]
                weight %one float[]
                weight %uno float[]
                %a = Mul(%x, %w)
                %c = Add(%a, %one)
                %e = Sub(%a, %uno)
                %y = Concat{axis=0}(%c, %c, %e)
                output %y
                """);
    }

    @Test
    void resultsOfTheGraph_stayComputedUnderTheirNames() {
        Graph graph = new GraphBuilder()
                .input(X)
                .node(node("Relu", A, X))
                .node(node("Relu", B, X))
                .output(A)
                .output(B)
                .build();

        doesNotFireOn(graph);
    }

    @Test
    void otherOperatorsAttributesOrInputs_stay() {
        doesNotFireOn(sum(node("Relu", A, X), node("Neg", B, X)));
        doesNotFireOn(sum(node("Relu", A, X), node("Relu", B, A)));
        doesNotFireOn(sum(node("Elu", A, X), node("Elu", B, X).withAttributes(Attributes.NONE.with("alpha", 0.5f))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RandomNormalLike", "RandomUniformLike", "Bernoulli", "Multinomial", "Dropout"})
    void randomNodes_stay(String opType) {
        doesNotFireOn(sum(node(opType, A, X), node(opType, B, X)));
    }

    @Test
    void nodesOfOtherDomainsAndWithSubgraphs_stay() {
        Node foreign = new Node("a", "Relu", "com.example", List.of(X), List.of(A), Attributes.NONE);
        Attribute branch = new Attribute.Opaque(ByteBuffer.allocate(0), Set.of(), Set.of("Relu"));
        Node branching = node("If", A, X).withAttributes(Attributes.NONE.with("then_branch", branch));

        doesNotFireOn(sum(foreign, foreign.withOutputs(List.of(B))));
        doesNotFireOn(sum(branching, branching.withOutputs(List.of(B))));
    }

    @Test
    void whatASubgraphReadsByName_staysComputed() {
        Attribute branch = new Attribute.Opaque(ByteBuffer.allocate(0), Set.of(B), Set.of("Relu"));
        Graph graph = new GraphBuilder()
                .input(X)
                .node(node("Relu", A, X))
                .node(node("Relu", B, X))
                .node(node("If", Y, A).withAttributes(Attributes.NONE.with("then_branch", branch)))
                .output(Y)
                .build();

        doesNotFireOn(graph);
    }
}
