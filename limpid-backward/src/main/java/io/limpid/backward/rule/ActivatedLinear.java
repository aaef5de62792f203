package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.NodeSelector;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs of a linear node with weights and the activation that alone reads what it computes, in a single node: one that the file
 * spells out in several makes no pair.
 *
 * @param operators tells what nodes are
 * @param kinds of the linear nodes
 */
record ActivatedLinear(OperatorTable operators, Set<Kind> kinds) {
    ActivatedLinear {
        kinds = Set.copyOf(kinds);
    }

    /** Selects the linear nodes of the pairs. */
    NodeSelector linears() {
        return selector(
                "activated " + kinds,
                (site, operator) -> isLinear(operator) && activation(site).isPresent());
    }

    /** Selects the activations of the pairs. */
    NodeSelector activations() {
        return selector(
                "activations of " + kinds,
                (site, operator) -> operator.kind() == Kind.ACTIVATION
                        && linear(site)
                                .flatMap(this::activation)
                                .filter(site.node()::equals)
                                .isPresent());
    }

    private boolean isLinear(Operator operator) {
        return operator instanceof LinearOperator && kinds.contains(operator.kind());
    }

    private Optional<Site> linear(Site activation) {
        return activation
                .graph()
                .producer(activation.input(0))
                .map(activation::of)
                .filter(site -> operators.obstacle(site).isEmpty() && isLinear(operators.at(site)));
    }

    /** Returns the activation behind a linear node. */
    Optional<Node> activation(Site linear) {
        Value between = linear.node().output();
        List<Node> readers = linear.graph().consumers(between);
        boolean others =
                linear.asked().contains(between) || linear.graph().outputs().contains(between);
        return readers.size() == 1 && !others
                ? Optional.of(readers.get(0)).filter(node -> isActivationOf(linear.of(node), between))
                : Optional.empty();
    }

    private boolean isActivationOf(Site site, Value between) {
        return site.input(0).equals(between)
                && operators.obstacle(site).isEmpty()
                && operators.at(site).kind() == Kind.ACTIVATION
                && site.inputShape(0).equals(site.outputShape())
                && operators.at(site).dataInputs(site).equals(List.of(0));
    }

    private static NodeSelector selector(String text, NodeSelector question) {
        return new NodeSelector() {
            @Override
            public boolean matches(Site site, Operator operator) {
                return question.matches(site, operator);
            }

            @Override
            public String toString() {
                return text;
            }
        };
    }
}
