package io.limpid.method.perturbation;

import io.limpid.layer.Layer;
import io.limpid.program.CutValues;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * What a score loses by each channel, times the channel: {@code (s - s_k) A_k}, {@code [N,C,h,w]}.
 *
 * @param values gives what the heads read for an image
 * @param heads gives the scores of the layer's values with channels taken out
 * @param ablated makes what the heads are fed
 */
record AblationRunner(CutValues values, VariantScores heads, AblatedChannels ablated) implements ImageRunner {
    /**
     * Cuts a network at a layer.
     *
     * @throws IllegalArgumentException if the scores do not depend on the layer, or a batch would not fit into memory
     */
    static AblationRunner of(Network network, Layer at, AblationCam.Ablation ablation) {
        Network head = network.restAt(at);
        AblatedChannels ablated = new AblatedChannels(at, ablation.fill());
        VariantScores.Asked asked = new VariantScores.Asked(ablation.score(), ablation.batch());
        VariantScores heads =
                VariantScores.of(head, ablated::emit, asked, (int) at.shape().size(1) + 1);
        return new AblationRunner(CutValues.of(network, head), heads, ablated);
    }

    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        CutValues.Cut cut = values.run(image, goal);
        Outcome clean = cut.outcome();
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        Maps channels = Maps.of(clean.attribution());
        List<Integer> present =
                channels.all().stream().filter(k -> isPresent(channels.map(k))).toList();
        double[] scores =
                heads.of(present.size() + 1, ablated.feed(cut, present), new VariantScores.Question(fixed, progress));
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

    @Override
    public void close() {
        values.close();
        heads.close();
    }
}
