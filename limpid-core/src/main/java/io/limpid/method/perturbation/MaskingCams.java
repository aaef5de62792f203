package io.limpid.method.perturbation;

import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.List;

/** CAMs that look at the scores of masked images: Score-CAM's descendants. */
final class MaskingCams {
    private static final Parameter SEED = new Parameter("seed", "0", "of the random numbers");

    private static final MethodEntry SS_CAM = new MethodEntry(
            "ss-cam",
            "score-cam with each channel's score averaged over noise",
            "Wang et al., SS-CAM, arXiv 2006.14255",
            List.of(
                    Parameter.LAYER,
                    Parameter.SCORE,
                    new Parameter("samples", "10", "how many noises"),
                    new Parameter("deviation", "2", "standard deviation, in the unit of what the noise is added to"),
                    new Parameter(
                            "noise-on", "activations", "activations (before they are scaled to 0-1), mask or image"),
                    SEED,
                    new Parameter("softmax", "true", Perturbations.SOFTMAX),
                    Perturbations.UPSAMPLING,
                    Perturbations.BATCH),
            p -> new ScoreCam(p.spec(), p.layer(), ScoreCam.Scoring.of(noisy(p), p)));

    private static final MethodEntry IS_CAM = new MethodEntry(
            "is-cam",
            "score-cam with each channel's score averaged over strengths of the masked image",
            "Naidu et al., IS-CAM, arXiv 2010.03023",
            List.of(
                    Parameter.LAYER,
                    Parameter.SCORE,
                    new Parameter("steps", "10", "how many strengths, evenly up to the full one"),
                    new Parameter("softmax", "true", Perturbations.SOFTMAX),
                    Perturbations.UPSAMPLING,
                    Perturbations.BATCH),
            p -> new ScoreCam(p.spec(), p.layer(), ScoreCam.Scoring.of(new SharesMasking(p.integer("steps", 1)), p)));

    private static final MethodEntry GROUP_CAM = new MethodEntry(
            "group-cam",
            "grad-cam's components in groups, weighted by the score that each brings back to a blurred image; few runs",
            "Zhang et al., Group-CAM, arXiv 2103.13859",
            List.of(
                    Parameter.LAYER,
                    Perturbations.PROBABILITY,
                    new Parameter("groups", "32", "of neighbouring channels"),
                    new Parameter("percentile", "0", "share of each group's map, in percent, that is cut off below"),
                    Perturbations.BATCH),
            p -> new GroupCam(
                    p.spec(),
                    p.layer(),
                    new GroupCam.Grouping(p.integer("groups", 1), p.number("percentile", 0)),
                    ScoreCam.Scoring.plain(BlurredMasking.beyondRecognition(), p)));

    private static final MethodEntry CLUSTER_CAM = new MethodEntry(
            "cluster-cam",
            "the channels through which the image scores best less those through which it scores worst; a reconstruction",
            "after the abstract of Feng et al., Cluster-CAM, Neural Networks 2024",
            List.of(
                    Parameter.LAYER,
                    Perturbations.PROBABILITY,
                    new Parameter("clusters", "10", "of channels that look alike, by k-means"),
                    new Parameter("restarts", "20", "starts of k-means, of which the best counts"),
                    SEED,
                    Perturbations.BATCH),
            p -> new ClusterCam(
                    p.spec(),
                    p.layer(),
                    new KMeans(p.integer("clusters", 1), p.integer("restarts", 1), p.seed()),
                    ScoreCam.Scoring.plain(new PlainMasking(), p)));

    static final List<MethodEntry> ALL = List.of(SS_CAM, IS_CAM, GROUP_CAM, CLUSTER_CAM);

    private MaskingCams() {}

    private static NoisyMasking noisy(Parameters p) {
        return new NoisyMasking(
                p.integer("samples", 1),
                p.choice("noise-on", NoisyMasking.Place.class),
                p.number("deviation", 0),
                p.seed());
    }
}
