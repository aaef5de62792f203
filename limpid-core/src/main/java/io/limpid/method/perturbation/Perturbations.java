package io.limpid.method.perturbation;

import io.limpid.Method;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Methods that mask the image, or change a layer's values, and look at the scores. */
public final class Perturbations {
    static final Parameter PROBABILITY =
            new Parameter(Parameter.SCORE.name(), "probability", Parameter.SCORE.description());
    static final Parameter BATCH =
            new Parameter("batch", "16", "masked images that go through the model at once; no influence on the result");

    static final String SOFTMAX = "true: weights are a softmax of the scores over the channels";
    static final Parameter UPSAMPLING =
            new Parameter("upsampling", "half-pixel", "how channels are enlarged: half-pixel or align-corners");

    private static final MethodEntry SCORE_CAM = new MethodEntry(
            "score-cam",
            "activations weighted by the score of the image seen through each channel; no gradient, but many runs",
            "Wang et al., Score-CAM, CVPR workshop 2020",
            List.of(Parameter.LAYER, PROBABILITY, new Parameter("softmax", "false", SOFTMAX), UPSAMPLING, BATCH),
            p -> new ScoreCam(p.spec(), p.layer(), ScoreCam.Scoring.of(new PlainMasking(), p)));

    private static final MethodEntry CF_CAM = new MethodEntry(
            "cf-cam",
            "score-cam inside the region that contrastive relevance shows, before a blurred image; a reconstruction",
            "after the abstract of Sun et al., CF-CAM, Journal of Electronics and Information Technology 2023",
            List.of(Parameter.LAYER, PROBABILITY, BATCH),
            p -> new CfCam(p.spec(), p.layer(), ScoreCam.Scoring.plain(BlurredMasking.beyondRecognition(), p)));

    /** All rows. */
    public static final List<MethodEntry> ALL = Stream.of(List.of(SCORE_CAM, CF_CAM), MaskingCams.ALL, HeadCams.ALL)
            .flatMap(List::stream)
            .toList();

    private Perturbations() {}

    /** Returns Score-CAM at a layer: each channel is weighted by the class's probability for the image seen through it. */
    public static Method scoreCam(TargetLayer layer) {
        return SCORE_CAM.create(Map.of("layer", layer.text()));
    }
}
