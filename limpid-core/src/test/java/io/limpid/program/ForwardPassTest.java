package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.GraphMethod;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.method.Methods;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardPassTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Network NETWORK = Explained.network(NET);

    private static final Value X = Value.of("x");
    private static final Value INNER = Value.of("inner");
    private static final Value Y = Value.of("y");

    private static long count(Graph graph, String opType) {
        return graph.nodes().stream().filter(node -> node.is(opType)).count();
    }

    private static Node node(String opType, Value output, Value... inputs) {
        return Node.of(opType, List.of(inputs), List.of(output), Attributes.NONE);
    }

    private static Graph graph(Node... nodes) {
        return new GraphBuilder()
                .input(X)
                .initializer(Value.of("w"), Tensor.scalar(2))
                .nodes(List.of(nodes))
                .output(Y)
                .build();
    }

    @Test
    void whatTheModelComputes_isComputedByItsOwnNodes() {
        assertThat(count(NETWORK.graph(), "BatchNormalization")).isZero();
        assertThat(NETWORK.forward().nodes()).containsAll(NET.graph().nodes());
        assertThat(count(NETWORK.forward(), "Conv")).isEqualTo(count(NET.graph(), "Conv"));
    }

    @Test
    void everyValueOfTheCanonicalGraph_isThere_withItsType() {
        assertThat(NETWORK.forward().types())
                .containsAllEntriesOf(NETWORK.graph().types());
        assertThat(NETWORK.forward().outputs()).isEqualTo(NETWORK.graph().outputs());
    }

    @Test
    void programThatNeedsNoFoldedWeights_holdsNone() {
        Graph cam = ((GraphMethod) Methods.parse("grad-cam"))
                .program(NETWORK)
                .model()
                .graph();

        assertThat(count(cam, "Conv")).isEqualTo(count(NET.graph(), "Conv"));
        assertThat(cam.initializers().keySet())
                .noneMatch(weight -> weight.name().contains("folded"));
    }

    @Test
    void whatOnlyTheCanonicalGraphComputes_isComputedBehindTheModelsOwnNodes() {
        Graph own = graph(node("Relu", INNER, X), node("Neg", Y, INNER));
        Value extra = Value.of("extra");
        Graph canonical = graph(node("Abs", INNER, X), node("Exp", extra, INNER), node("Neg", Y, extra));

        assertThat(ForwardPass.of(own, canonical).nodes())
                .containsExactlyInAnyOrder(node("Relu", INNER, X), node("Exp", extra, INNER), node("Neg", Y, INNER));
    }

    @Test
    void nameThatStandsForTwoThings_leavesTheCanonicalGraphAsItIs() {
        Graph own = graph(node("Relu", INNER, X), node("Neg", Y, INNER));
        Graph canonical = new GraphBuilder()
                .input(X)
                .initializer(INNER, Tensor.scalar(2))
                .node(node("Mul", Y, X, INNER))
                .output(Y)
                .build();

        assertThat(ForwardPass.of(own, canonical)).isSameAs(canonical);
    }

    @Test
    void changedNetwork_isRunAsItWasChanged() {
        Network changed = NETWORK.changed(graph -> graph.toBuilder().build());

        assertThat(count(changed.forward(), "BatchNormalization")).isZero();
    }

    @Test
    void partOfANetwork_isRunAsItStands() {
        Network head = NETWORK.headAt(NETWORK.layer(TargetLayer.lastSpatial()));

        assertThat(head.forward()).isSameAs(head.graph());
    }
}
