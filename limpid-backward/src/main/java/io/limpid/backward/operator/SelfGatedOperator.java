package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product or quotient whose second operand is computed from its first element by element: {@code y = x g(x)}. So SiLU,
 * HardSwish, GELU and Mish come spelled out.
 *
 * <p>It stands for all the nodes from {@code x} to {@code y} as one activation of {@code x}, whose derivative is theirs
 * taken together.
 *
 * @param last the operator of the node that writes {@code y}
 * @param data the position of {@code x} among its inputs
 * @param gate the nodes between, in topological order
 */
record SelfGatedOperator(Operator last, int data, List<Node> gate) implements Operator {
    /** Returns the activation that ends at a site, if one of these inputs of the node is its {@code x}. */
    static Optional<Operator> find(Operator last, Site site, int... candidates) {
        return Arrays.stream(candidates)
                .boxed()
                .flatMap(data -> gate(site, data).map(gate -> new SelfGatedOperator(last, data, gate)).stream())
                .map(Operator.class::cast)
                .findFirst();
    }

    private static Optional<List<Node>> gate(Site site, int data) {
        return site.outputShape().equals(site.inputShape(data))
                ? Gates.between(site, site.input(data), site.input(1 - data))
                : Optional.empty();
    }

    @Override
    public String opType() {
        return last.opType();
    }

    @Override
    public Kind kind() {
        return Kind.ACTIVATION;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(data);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return gate.stream()
                .flatMap(node -> Operators.standard().obstacle(site.of(node)).stream())
                .findFirst();
    }

    @Override
    public List<Value> gradient(Step at) {
        Map<Value, Value> signals = new HashMap<>();
        List<Value> atLast = last.gradient(at);
        add(at, signals, at.node().input(0), atLast.get(0));
        add(at, signals, at.node().input(1), atLast.get(1));
        for (int i = gate.size() - 1; i >= 0; i--) {
            Value signal = signals.getOrDefault(gate.get(i).output(), Value.ABSENT);
            if (signal.isPresent()) {
                Step step = at.within(gate.get(i), Operators.standard(), signal);
                List<Value> downstream = step.gradient();
                for (int j = 0; j < downstream.size(); j++) {
                    add(at, signals, step.inputs().get(j), downstream.get(j));
                }
            }
        }
        return List.of(signals.getOrDefault(at.node().input(data), Value.ABSENT));
    }

    private static void add(Step at, Map<Value, Value> signals, Value value, Value signal) {
        signals.merge(value, signal, at.emit()::add);
    }
}
