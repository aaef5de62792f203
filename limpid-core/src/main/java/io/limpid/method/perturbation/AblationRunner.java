package io.limpid.method.perturbation;

import io.limpid.program.Goal;
import io.limpid.program.GraphProgram;
import io.limpid.program.ImageRunner;
import io.limpid.program.Layer;
import io.limpid.program.Network;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a score loses by each channel, times the channel: {@code (s - s_k) A_k}, {@code [N,C,h,w]}.
 *
 * @param values gives the layer's values for an image
 * @param heads gives the scores of the layer's values with channels taken out
 * @param fill what they are set to
 */
record AblationRunner(Runner values, VariantScores heads, Fill fill) implements ImageRunner {
    private static final String LAYER = "layer";
    private static final String KEPT = "kept";

    /**
     * Cuts a network at a layer.
     *
     * @throws IllegalArgumentException if the scores depend on the image by a path round the layer, or a batch would not fit into
     *     memory
     */
    static AblationRunner of(Network network, Layer at, AblationCam.Ablation ablation) {
        Network head = network.headAt(at);
        int channels = (int) at.shape().size(1);
        Variants.Recipe recipe = front -> ablation.fill()
                .emit(
                        front,
                        front.shared(
                                LAYER,
                                1,
                                channels,
                                at.shape().size(2),
                                at.shape().size(3)),
                        front.each(KEPT, channels, 1, 1));
        VariantScores heads = VariantScores.of(
                head, recipe, new VariantScores.Asked(ablation.score(), ablation.batch()), channels + 1);
        Runner values = GraphProgram.write(network, frame -> at.value()).open();
        return new AblationRunner(values, heads, ablation.fill());
    }

    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = values.run(image, goal);
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        Maps channels = Maps.of(clean.attribution());
        List<Integer> present =
                channels.all().stream().filter(k -> isPresent(channels.map(k))).toList();
        Map<String, Tensor> shared = new HashMap<>(fill.feeds(clean.attribution()));
        shared.put(LAYER, clean.attribution());
        double[] scores = heads.of(
                present.size() + 1,
                (start, end) -> {
                    Map<String, Tensor> fed = new HashMap<>(shared);
                    fed.put(KEPT, kept(channels.count(), present, start, end));
                    return fed;
                },
                new VariantScores.Question(fixed, progress));
        double[] lost = new double[channels.count()];
        for (int i = 0; i < present.size(); i++) {
            lost[present.get(i)] = scores[0] - scores[i + 1];
        }
        return clean.withAttribution(channels.times(lost));
    }

    private static boolean isPresent(float... map) {
        for (float value : map) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns which channels stay, {@code [n,C,1,1]}: all of them in variant 0, then all but one. */
    private static Tensor kept(int channels, List<Integer> present, int start, int end) {
        float[] kept = new float[(end - start) * channels];
        Arrays.fill(kept, 1);
        for (int i = Math.max(start, 1); i < end; i++) {
            kept[(i - start) * channels + present.get(i - 1)] = 0;
        }
        return Tensor.of(kept, end - start, channels, 1, 1);
    }

    @Override
    public void close() {
        values.close();
        heads.close();
    }
}
