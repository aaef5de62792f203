package io.limpid.graph.pass;

import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;

/** Rewrites one node from the form before a change of the standard to the form after it. */
@FunctionalInterface
interface Lift {
    /** Returns the node in its new form, with the same outputs; nodes it needs before it are put in through {@code at}. */
    Node apply(Node node, Lifting at);

    /** Returns the rewrite for an operator that got another name. */
    static Lift rename(String opType) {
        return (node, at) ->
                new Node(node.name(), opType, node.domain(), node.inputs(), node.outputs(), node.attributes());
    }

    /** Returns the rewrite for a text attribute whose default changed: it states the old one. */
    static Lift setDefault(String attribute, String oldDefault) {
        return (node, at) -> node.attributes().has(attribute)
                ? node
                : node.withAttributes(node.attributes().with(attribute, oldDefault));
    }

    /** Returns the rewrite for an old form that has no equal. */
    static Lift refuse(String reason) {
        return (node, at) -> {
            throw new InvalidModelException("node " + node.label() + " (" + node.opType()
                    + ") cannot be lifted to a newer opset: " + reason + "; export the model for inference again");
        };
    }
}
