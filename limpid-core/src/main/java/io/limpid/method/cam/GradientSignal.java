package io.limpid.method.cam;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/** The gradient of a score at a layer. */
record GradientSignal(Score score) implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        return frame.backward(Composites.gradient(), frame.seed(score), layer.value());
    }
}
