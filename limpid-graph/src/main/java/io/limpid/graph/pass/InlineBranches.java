package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.Body;
import io.limpid.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the nodes of the branch that is taken in the place of an If whose condition is a constant, those inside of branches
 * included: {@code If(true){then: Relu(x), else: ...} -> Relu(x)}.
 *
 * <p>Values of a branch keep their names where these are free. An If whose condition is computed, and not known either, stays
 * as it is.
 *
 * @param known what computed values of the graph are known to hold
 */
public record InlineBranches(Map<Value, Tensor> known) implements Pass {
    private static final String IF = "If";

    public InlineBranches {
        known = Map.copyOf(known);
    }

    /** Takes branches whose conditions are constants of the graph. */
    public InlineBranches() {
        this(Map.of());
    }

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> node.is(IF))) {
            return graph;
        }
        Graph plain = new ConstantsToInitializers().apply(graph);
        boolean fires =
                plain.nodes().stream().anyMatch(node -> condition(plain, node).isPresent());
        return fires
                ? new InlineBranches()
                        .apply(Inlining.of(plain, node -> condition(plain, node).map(taken -> branch(node, taken))))
                : graph;
    }

    private Optional<Boolean> condition(Graph graph, Node node) {
        return node.is(IF)
                ? graph.constant(node.input(0))
                        .or(() -> Optional.ofNullable(known.get(node.input(0))))
                        .filter(held -> held.size() == 1)
                        .map(InlineBranches::isTrue)
                : Optional.empty();
    }

    private static boolean isTrue(Tensor condition) {
        return condition.bytes().get(0) != 0;
    }

    private static Inlining branch(Node node, boolean taken) {
        Graph branch = branch(node, taken ? "then_branch" : "else_branch");
        Map<Value, Value> captured = new HashMap<>();
        branch.inputs().forEach(value -> captured.put(value, value));
        return new Inlining(branch, captured);
    }

    private static Graph branch(Node node, String side) {
        if (node.attributes().entries().get(side) instanceof Attribute.Opaque held) {
            Graph branch = Body.of(held);
            if (branch.outputs().size() >= node.outputs().size()) {
                return branch;
            }
        }
        throw new InvalidModelException("node " + node.label() + " (" + IF + ") has no " + side + " with "
                + node.outputs().size() + " result(s); export the model again");
    }
}
