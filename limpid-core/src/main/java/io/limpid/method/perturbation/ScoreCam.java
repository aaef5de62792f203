package io.limpid.method.perturbation;

import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;

/**
 * A layer's activations, each channel weighted by the score of the image seen through it: {@code sum_k w_k A_k}, {@code
 * [N,h,w]}, signed, with {@code w_k = s(x H_k)} where {@code H_k} is channel {@code k} enlarged to the image's size and scaled to
 * 0–1, {@code (U - min U) / (max U - min U)}. No gradients.
 *
 * <p>Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", CVPR workshop 2020,
 * algorithm 1. There the score is the logit and the weights run through a softmax over the channels; the authors' code
 * takes probabilities and no softmax, which is what this does unless asked otherwise.
 *
 * <p>With other maskings it is SS-CAM, where the score is a mean over noise (Wang et al., arXiv 2006.14255), and IS-CAM, where it is
 * a mean over strengths of the masked image (Naidu et al., arXiv 2010.03023).
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param scoring how channels become weights
 */
record ScoreCam(MethodSpec canonical, TargetLayer layer, Scoring scoring) implements MaskingCam {
    /**
     * How channels become weights.
     *
     * @param masking how the image is seen through a channel
     * @param score what is read off each masked image
     * @param spread what is made of the scores
     * @param alignment how channels are enlarged
     * @param batch how many masked images go through the model at once
     */
    record Scoring(Masking masking, Score score, Spread spread, Alignment alignment, int batch) {
        /** Reads score and batch; the rest as it is unless asked otherwise. */
        static Scoring plain(Masking masking, Parameters p) {
            return new Scoring(masking, p.score(), Spread.AS_IT_IS, Alignment.HALF_PIXEL, p.integer("batch", 1));
        }

        /** Reads all but the masking. */
        static Scoring of(Masking masking, Parameters p) {
            return new Scoring(
                    masking,
                    p.score(),
                    p.flag("softmax") ? Spread.SOFTMAX : Spread.AS_IT_IS,
                    p.choice("upsampling", Alignment.class),
                    p.integer("batch", 1));
        }
    }

    @Override
    public Runner components(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        int channels = (int) at.shape().size(1);
        MaskedScores masked = MaskedScores.of(network, at, channels, scoring);
        Runner values = GraphProgram.write(network, frame -> at.value()).open();
        return new ScoreCamRunner(values, masked, scoring.spread());
    }
}
