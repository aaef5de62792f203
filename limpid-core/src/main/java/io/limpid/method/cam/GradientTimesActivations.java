package io.limpid.method.cam;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/** The layer's values times the gradient of a score there. */
record GradientTimesActivations(Score score) implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        return frame.emit().mul(new GradientSignal(score).at(frame, layer), layer.value());
    }
}
