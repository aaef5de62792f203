package io.limpid.graph.pass;

import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;

/** Keeps the first output only; the others have a meaning in training alone, and must not be read. */
final class DropTrainingOutputs implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        List<Value> others = node.outputs().subList(1, node.outputs().size());
        boolean read = others.stream()
                .anyMatch(value -> !at.graph().consumers(value).isEmpty()
                        || at.graph().outputs().contains(value));
        return read
                ? Lift.refuse("outputs that it has in training only are read").apply(node, at)
                : new Node(
                        node.name(),
                        node.opType(),
                        node.domain(),
                        node.inputs(),
                        List.of(node.output()),
                        node.attributes());
    }
}
