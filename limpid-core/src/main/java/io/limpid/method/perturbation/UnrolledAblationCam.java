package io.limpid.method.perturbation;

import io.limpid.UnrolledMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.program.Frame;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.tensor.ElementType;

/**
 * {@link AblationCam} as nodes, {@code [N,h,w]}, where one run gives all ablations: behind the layer the model averages and weighs, or
 * dense layers read it and the model takes one image at a time.
 *
 * @param origin what it comes near: the division is in single precision
 */
record UnrolledAblationCam(AblationCam origin) implements UnrolledMethod {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if what stands behind the layer has to run for each channel
     */
    @Override
    public Value emit(Frame frame) {
        Emitter emit = frame.emit().scoped(origin.canonical().name());
        Value maps = emit.sumOut(lostByChannel(frame), 1);
        Score score = origin.ablation().score();
        Value scores = emit.cast(score.ofRows(frame, frame.logits()), ElementType.FLOAT);
        return origin.ablation().divisor().emit(emit, maps, scores);
    }

    private Value lostByChannel(Frame frame) {
        Network network = frame.network();
        Layer at = SpatialLayer.of(network, origin.layer());
        if (origin.isLinear(network, at)) {
            return origin.lostByChannel(frame);
        }
        return origin.dense(network, at)
                .filter(rows -> network.fixedBatch() == 1)
                .orElseThrow(() -> refused(at))
                .lostByChannel(frame);
    }

    private IllegalArgumentException refused(Layer at) {
        return new IllegalArgumentException(origin.spec() + " runs what stands behind layer " + at.name()
                + " once for each channel, so it cannot be part of the model. One run is enough where score=logit and fill=zero,"
                + " and the model averages the layer and weighs it, or dense layers read it and the model's batch is fixed to 1;"
                + " choose such a layer, or compile lift-cam or grad-cam");
    }
}
