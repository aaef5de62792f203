package io.limpid.method.perturbation;

import io.limpid.layer.Layer;
import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.program.CutValues;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.SharingRunner;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * What a score loses by each channel, times the channel: {@code (s - s_k) A_k}, {@code [N,C,h,w]}.
 *
 * @param values gives what the heads read for an image
 * @param heads gives the scores of the layer's values with channels taken out
 * @param ablated makes what the heads are fed
 */
record AblationRunner(CutValues values, VariantScores heads, AblatedChannels ablated) implements SharingRunner {
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
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        CutValues.Cut cut = values.run(image, goals.get(0));
        Outcome clean = cut.outcome();
        Maps channels = Maps.of(clean.attribution());
        List<Integer> present =
                channels.all().stream().filter(k -> isPresent(channels.map(k))).toList();
        Question question = Question.of(goals, clean.logits(), progress);
        double[][] scores = heads.of(present.size() + 1, ablated.feed(cut, present), question);
        return Arrays.stream(scores)
                .map(ofGoal -> clean.withAttribution(channels.times(lost(channels.count(), present, ofGoal))))
                .toList();
    }

    /** Returns what the score loses by each channel; scores are those of the whole layer, and of each present channel taken out. */
    private static double[] lost(int channels, List<Integer> present, double... scores) {
        double[] lost = new double[channels];
        for (int i = 0; i < present.size(); i++) {
            lost[present.get(i)] = scores[0] - scores[i + 1];
        }
        return lost;
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
