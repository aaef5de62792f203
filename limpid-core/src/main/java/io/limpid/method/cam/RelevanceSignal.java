package io.limpid.method.cam;

import io.limpid.backward.Composite;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Normalization;

/**
 * The relevance of a layer's values for a class.
 *
 * @param seed what the pass starts with
 * @param composite which rule at which node
 * @param normalization what is done with batch normalization before
 */
record RelevanceSignal(ClassSeed seed, Composite composite, Normalization normalization) implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        return frame.relevance(composite, frame.atLogits(seed.of(frame)), layer.value());
    }
}
