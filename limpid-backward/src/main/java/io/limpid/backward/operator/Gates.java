package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is computed from one value alone, element by element: the gate {@code g} of an activation {@code x g(x)}. */
public final class Gates {
    private static final Set<String> ELEMENTWISE = Set.of(
            "Abs",
            "Add",
            "Clip",
            "Div",
            "Elu",
            "Erf",
            "Exp",
            "HardSigmoid",
            "LeakyRelu",
            "Log",
            "Max",
            "Min",
            "Mul",
            "Neg",
            "Pow",
            "Reciprocal",
            "Relu",
            "Sigmoid",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Sub",
            "Sum",
            "Tanh");

    private final Site site;
    private final Value x;
    /** Each node behind those that it reads. */
    private final Set<Node> members = new LinkedHashSet<>();

    private Gates(Site site, Value x) {
        this.site = site;
        this.x = x;
    }

    /** Tells whether a value is computed from {@code x} and constants alone, element by element. */
    public static boolean isGate(Site site, Value x, Value value) {
        return between(site, x, value).isPresent();
    }

    /** Returns the nodes from {@code x} to what is computed from it element by element, in topological order. */
    static Optional<List<Node>> between(Site site, Value x, Value value) {
        Gates gate = new Gates(site, x);
        return gate.reaches(value) ? Optional.of(List.copyOf(gate.members)) : Optional.empty();
    }

    private boolean reaches(Value value) {
        if (value.equals(x)) {
            return true;
        }
        Optional<Node> producer = site.graph().producer(value).filter(this::isElementwise);
        return producer.isPresent() && (members.contains(producer.get()) || joins(producer.get()));
    }

    private boolean joins(Node node) {
        boolean closed = node.inputs().stream().filter(site.varying()::contains).allMatch(this::reaches);
        return closed && members.add(node);
    }

    private boolean isElementwise(Node node) {
        return node.domain().isEmpty()
                && ELEMENTWISE.contains(node.opType())
                && !site.asked().contains(node.output())
                && site.shape(node.output()).equals(site.shape(x));
    }
}
