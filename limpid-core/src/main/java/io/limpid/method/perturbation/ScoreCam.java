package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.method.cam.ComponentCam;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Runner;
import io.limpid.program.Score;
import io.limpid.program.TargetLayer;

/**
 * A layer's activations, each channel weighted by the score of the image seen through it: {@code sum_k w_k A_k}, {@code
 * [N,h,w]}, signed, with {@code w_k = s(x H_k)} and masks {@code H_k} as {@link ChannelMasks} has them. No gradients.
 *
 * <p>Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", CVPR workshop 2020,
 * algorithm 1. There the score is the logit and the weights run through a softmax over the channels; the authors' code
 * takes probabilities and no softmax, which is what this does unless asked otherwise.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param scoring how channels become weights
 */
record ScoreCam(MethodSpec canonical, TargetLayer layer, Scoring scoring) implements ComponentCam {
    /**
     * How channels become weights.
     *
     * @param score what is read off each masked image
     * @param spread what is made of the scores
     * @param alignment how channels are enlarged
     * @param batch how many masked images go through the model at once
     */
    record Scoring(Score score, Spread spread, Enlargement.Alignment alignment, int batch) {
        /** Reads score and batch; the rest as it is unless asked otherwise. */
        static Scoring plain(Parameters p) {
            return new Scoring(p.score(), Spread.AS_IT_IS, Enlargement.Alignment.HALF_PIXEL, p.integer("batch", 1));
        }

        static Scoring of(Parameters p) {
            return new Scoring(
                    p.score(),
                    p.flag("softmax") ? Spread.SOFTMAX : Spread.AS_IT_IS,
                    p.choice("upsampling", Enlargement.Alignment.class),
                    p.integer("batch", 1));
        }
    }

    @Override
    public String spec() {
        return canonical.toString();
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        return components(network).then(MaskedScores::sum);
    }

    @Override
    public Runner components(Network network) {
        Runner values = GraphProgram.write(
                        network, frame -> SpatialLayer.of(frame, layer).value())
                .open();
        return new ScoreCamRunner(values, scoring);
    }
}
