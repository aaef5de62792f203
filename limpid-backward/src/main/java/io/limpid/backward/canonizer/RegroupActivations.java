package io.limpid.backward.canonizer;

import io.limpid.backward.Site;
import io.limpid.backward.operator.Gates;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves a number into the gate of a spelled-out activation, so that its last node reads {@code x} and writes the activation:
 * {@code (c x) g(x) -> x (c g(x))} and {@code c (x g(x)) -> x (c g(x))}, with quotients alike. So GELU and HardSwish are
 * written by exporters: {@code 0.5 (x (1 + Erf(x / sqrt(2))))}, {@code (x Clip(x + 3, 0, 6)) / 6}.
 */
final class RegroupActivations implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (!graph.nodes().stream().allMatch(node -> isTyped(graph, node))) {
            return graph;
        }
        Set<Value> varying = graph.downstream(graph.inputs());
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            Site site = new Site(graph, node, varying);
            numberBehind(site).or(() -> numberBefore(site)).ifPresent(activation -> activation.write(node, edit));
        }
        return edit.apply();
    }

    private static boolean isTyped(Graph graph, Node node) {
        return node.outputs().stream()
                .allMatch(value -> !value.isPresent() || graph.findType(value).isPresent());
    }

    /** Reads {@code c (x g(x))}. */
    private static Optional<Activation> numberBehind(Site site) {
        return Scaling.of(site, site.node()).flatMap(scaling -> Links.onlyRead(site.graph(), scaling.x())
                .filter(product -> product.is("Mul"))
                .flatMap(product -> gated(site.of(product), 0)
                        .or(() -> gated(site.of(product), 1))
                        .map(side -> new Activation(product.input(side), product.input(1 - side), scaling, product))));
    }

    private static Optional<Integer> gated(Site product, int side) {
        boolean bothVary = product.varies(0) && product.varies(1);
        boolean isGated = bothVary && Gates.isGate(product, product.input(side), product.input(1 - side));
        return isGated ? Optional.of(side) : Optional.empty();
    }

    /** Reads {@code (c x) g(x)}. */
    private static Optional<Activation> numberBefore(Site site) {
        return site.node().is("Mul") ? numberBefore(site, 0).or(() -> numberBefore(site, 1)) : Optional.empty();
    }

    private static Optional<Activation> numberBefore(Site site, int side) {
        Value gate = site.input(1 - side);
        return Links.onlyRead(site.graph(), site.input(side)).flatMap(before -> Scaling.of(site, before)
                .filter(scaling -> Gates.isGate(site, scaling.x(), gate))
                .map(scaling -> new Activation(scaling.x(), gate, scaling, before)));
    }

    /** What is multiplied with, or divided by, one number; of the same shape afterwards. */
    private record Scaling(String opType, Value x, Value number) {
        static Optional<Scaling> of(Site site, Node node) {
            if (node.is("Mul")) {
                return of(site, node, 0).or(() -> of(site, node, 1));
            }
            return node.is("Div") ? of(site, node, 0) : Optional.empty();
        }

        private static Optional<Scaling> of(Site site, Node node, int side) {
            Value x = node.input(side);
            Value number = node.input(1 - side);
            boolean isNumber =
                    site.graph().constant(number).filter(c -> c.size() == 1).isPresent();
            boolean keepsShape =
                    isNumber && site.varying().contains(x) && site.shape(x).equals(site.shape(node.output()));
            return keepsShape ? Optional.of(new Scaling(node.opType(), x, number)) : Optional.empty();
        }
    }

    /** The parts of {@code x g(x) c}, and the node between that goes. */
    private record Activation(Value x, Value gate, Scaling scaling, Node inner) {
        void write(Node outer, Substitution edit) {
            if (edit.removes(inner)) {
                return;
            }
            Value scaledGate = edit.fresh(outer.output().name() + "/gate");
            edit.remove(inner)
                    .add(Node.of(
                            scaling.opType(), List.of(gate, scaling.number()), List.of(scaledGate), Attributes.NONE))
                    .replace(
                            outer,
                            new Node(
                                    outer.name(), "Mul", "", List.of(x, scaledGate), outer.outputs(), Attributes.NONE));
        }
    }
}
