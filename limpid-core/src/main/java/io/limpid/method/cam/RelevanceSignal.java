package io.limpid.method.cam;

import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.Layer;

/**
 * The relevance of each element of a layer for the logit, by LRP-epsilon all the way down.
 *
 * @param epsilon keeps denominators from 0
 */
record RelevanceSignal(float epsilon) implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        Seed logit = frame.atLogits(frame.emit().mul(frame.oneHot(), frame.logits()));
        return frame.relevance(Composites.epsilon(epsilon), logit, layer.value());
    }
}
