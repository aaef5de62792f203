package io.limpid.method.perturbation;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.ClassSeed;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/**
 * From coarse to fine: contrastive relevance shows the region, {@code Q = norm(max(sum_k R_k, 0))}, and each channel inside it
 * is weighted by how much of the score comes back when it is seen sharply before a blurred image: {@code sum_k a_k Q A_k},
 * {@code [N,h,w]}, with {@code a_k = max(s(x B_k + b (1 - B_k)) - s(b), 0)}, {@code B_k = norm(up(Q A_k))} and the image blurred
 * in {@code b}.
 *
 * <p>A reconstruction of Sun et al., CF-CAM, Journal of Electronics and Information Technology 2023, from its abstract; the blur is that
 * of Group-CAM.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param scoring how masked images are scored
 */
record CfCam(MethodSpec canonical, TargetLayer layer, ScoreCam.Scoring scoring) implements MaskingCam {
    @Override
    public Runner components(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        MaskedScores masked = MaskedScores.of(network, at, (int) at.shape().size(1) + 1, scoring);
        return new RecoveryRunner(
                GraphProgram.write(network, this::insideRegion).open(), masked);
    }

    /** Emits {@code Q A}. */
    private Value insideRegion(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        Value relevance =
                frame.relevance(Composites.relevanceCam(), frame.atLogits(ClassSeed.CONTRASTIVE.of(frame)), at.value());
        Value region = emit.relu(emit.reduceSum(relevance, 1));
        Value raised = emit.sub(region, emit.reduceMin(region, 2, 3));
        return emit.mul(at.value(), emit.divOrZero(raised, emit.reduceMax(raised, 2, 3)));
    }
}
