package io.limpid.graph.pass;

import io.limpid.graph.Node;

/** Makes the ratio an input, and drops a mask that nobody reads: {@code Dropout{ratio=r}(x) -> Dropout(x, r)}. */
final class LiftDropout implements Lift {
    private static final Lift RATIO = new AttributesToInputs("ratio");

    @Override
    public Node apply(Node node, Lifting at) {
        return RATIO.apply(new DropTrainingOutputs().apply(node, at), at);
    }
}
