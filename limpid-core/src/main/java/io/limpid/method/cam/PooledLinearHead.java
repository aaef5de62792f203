package io.limpid.method.cam;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/** The gradient of the logit, for networks that end in global average pooling and linear layers; refuses others. */
record PooledLinearHead() implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        requireLinear(HeadForm.behind(layer, frame.network()));
        return new GradientSignal(Score.LOGIT).at(frame, layer);
    }

    private static void requireLinear(HeadForm head) {
        if (!head.averagesAndWeighs()) {
            throw new IllegalArgumentException("behind layer " + head.layer().name() + " stand " + head.text()
                    + "; cam needs global average pooling and then only linear layers there. Use grad-cam, which gives the"
                    + " same map for such networks and works for all others, or a layer nearer to the scores");
        }
    }
}
