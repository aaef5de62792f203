package io.limpid.method.perturbation;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grad-CAM's components in groups, each weighted by how much of the score comes back where the group shows the image sharply
 * before itself blurred: {@code sum_g a_g M_g}, {@code [N,h,w]}, with {@code M_g = max(sum_(k in g) w_k A_k, 0)}, the mean
 * gradient {@code w_k} of the logit, and {@code a_g} as {@link RecoveryRunner} has it. One run more than there are groups.
 *
 * <p>Zhang et al., "Group-CAM: Group Score-Weighted Visual Explanations for Deep Convolutional Networks", arXiv 2103.13859,
 * and their code, where neighbouring channels form a group, and no map is thinned out.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param grouping which maps are made
 * @param scoring how masked images are scored
 */
record GroupCam(MethodSpec canonical, TargetLayer layer, Grouping grouping, ScoreCam.Scoring scoring)
        implements MaskingCam {
    /**
     * Which maps are made of a layer's channels.
     *
     * @param groups how many; fewer if the layer has fewer channels
     * @param percentile share of each map's places, in percent, that are set to 0: the lowest ones
     */
    record Grouping(int groups, float percentile) {
        Grouping {
            if (percentile >= 100) {
                throw new IllegalArgumentException(
                        "percentile is " + percentile + "; it must be below 100, and 0 keeps all of a map");
            }
        }

        /** Returns the sizes of the groups of a layer; all but the last are the same. */
        long[] sizes(long channels) {
            long size = (channels + groups - 1) / groups;
            long[] sizes = new long[(int) ((channels + size - 1) / size)];
            Arrays.fill(sizes, size);
            sizes[sizes.length - 1] = channels - size * (sizes.length - 1);
            return sizes;
        }

        /** Returns maps {@code [1,G,h,w]} without what is below the percentile of each. */
        Tensor thinned(Tensor maps) {
            Maps all = Maps.of(maps);
            float[] kept = maps.toFloats();
            int places = maps.size(2) * maps.size(3);
            for (int i = 0; i < kept.length; i += places) {
                float bound = bound(all.map(i / places));
                for (int j = i; j < i + places; j++) {
                    kept[j] = kept[j] < bound ? 0 : kept[j];
                }
            }
            return Tensor.of(kept, maps.shape());
        }

        private float bound(float... map) {
            Arrays.sort(map);
            return map[(int) (percentile / 100 * map.length)];
        }
    }

    @Override
    public Runner components(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        int maps = grouping.sizes(at.shape().size(1)).length;
        MaskedScores masked = MaskedScores.of(network, at, maps + 1, scoring);
        Runner groups = GraphProgram.write(network, this::groups).open();
        return new RecoveryRunner(grouping.percentile() > 0 ? groups.then(grouping::thinned) : groups, masked);
    }

    /** Emits the groups' maps, {@code [N,G,h,w]}. */
    private Value groups(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        Value gradient = frame.backward(Composites.gradient(), frame.seed(Score.LOGIT), at.value());
        Value components = emit.mul(emit.reduceMean(gradient, 2, 3), at.value());
        List<Value> sums = new ArrayList<>();
        for (Value group : emit.split(components, 1, grouping.sizes(at.shape().size(1)))) {
            sums.add(emit.reduceSum(group, 1));
        }
        return emit.relu(emit.concat(sums, 1));
    }
}
