package io.limpid.backward.canonizer;

import io.limpid.backward.Site;
import io.limpid.backward.operator.Gates;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a number out of a spelled-out activation, so that its last node reads {@code x} itself:
 * {@code (c x) g(x) -> c (x g(x))}. So GELU is written by some exporters, as {@code (0.5 x) (1 + Erf(x / sqrt(2)))}.
 *
 * <p>The standard has no SiLU before opset 24 and no GELU before opset 20, so what is recognised stays spelled out.
 */
final class RegroupActivations implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (!graph.nodes().stream().allMatch(node -> isTyped(graph, node))) {
            return graph;
        }
        Set<Value> varying = graph.downstream(graph.inputs());
        Substitution edit = new Substitution(graph);
        graph.nodes().stream()
                .filter(node -> node.is("Mul"))
                .forEach(product -> regroup(new Site(graph, product, varying), edit));
        return edit.apply();
    }

    private static boolean isTyped(Graph graph, Node node) {
        return node.outputs().stream()
                .allMatch(value -> !value.isPresent() || graph.findType(value).isPresent());
    }

    private static void regroup(Site product, Substitution edit) {
        for (int side = 0; side < 2; side++) {
            Value gate = product.input(1 - side);
            Optional<Node> scaling = Links.onlyRead(product.graph(), product.input(side))
                    .filter(node -> isScaling(product, node) && Gates.isGate(product, node.input(0), gate));
            if (scaling.isPresent() && !edit.removes(product.node())) {
                pullOut(scaling.get(), gate, product.node(), edit);
            }
        }
    }

    private static boolean isScaling(Site product, Node node) {
        Optional<Tensor> factor = product.graph().constant(node.input(1));
        return (node.is("Mul") || node.is("Div"))
                && factor.filter(c -> c.size() == 1).isPresent()
                && product.varying().contains(node.input(0))
                && product.shape(node.input(0)).equals(product.shape(node.output()));
    }

    private static void pullOut(Node scaling, Value gate, Node product, Substitution edit) {
        Value activated = edit.fresh(product.output().name() + "/activated");
        edit.remove(scaling)
                .replace(product, Node.of("Mul", List.of(scaling.input(0), gate), List.of(activated), Attributes.NONE))
                .add(new Node(
                        product.name(),
                        scaling.opType(),
                        "",
                        List.of(activated, scaling.input(1)),
                        product.outputs(),
                        Attributes.NONE));
    }
}
