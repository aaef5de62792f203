package io.limpid.method.cam;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Normalization;

/** What flows back to a layer for a CAM to weigh with. */
interface Signal {
    /** Emits the signal at a layer, of the layer's shape. */
    Value at(Frame frame, Layer layer);

    /** Returns the form of network that it needs. */
    default Normalization normalization() {
        return Normalization.FOLDED;
    }
}
