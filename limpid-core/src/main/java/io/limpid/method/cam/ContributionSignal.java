package io.limpid.method.cam;

import io.limpid.backward.BaselineTwin;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.DeepLiftComposites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.tensor.Shape;

/**
 * What each element of a layer adds to the logit, against a layer of zeros: DeepLIFT's contributions by the rescale rule, of the
 * part of the network behind the layer.
 */
record ContributionSignal() implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        Shape shape = layer.shape();
        Emitter emit = frame.emit().scoped("zero");
        long batch = Math.max(1, frame.network().fixedBatch());
        Value size = emit.indices(batch, shape.size(1), shape.size(2), shape.size(3));
        BaselineTwin twin = frame.twin(layer.value(), emit.expand(emit.constant(0f), size));
        Seed seed = frame.atLogits(frame.oneHot());
        return frame.contributions(DeepLiftComposites.rescale(), seed, twin, layer.value());
    }
}
