package io.limpid.method.cam;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;

/** The layer's own values: the same for every class. */
record Activations() implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        return layer.value();
    }
}
