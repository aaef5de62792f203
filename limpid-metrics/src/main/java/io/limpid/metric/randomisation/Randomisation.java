package io.limpid.metric.randomisation;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.RANDOMISATION;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.metric.subject.View;
import java.util.List;
import java.util.Set;

/** The rows of the randomisation metrics. */
public final class Randomisation {
    private static final Set<Need> WEIGHTS = Set.of(Need.EXPLAINER, Need.WEIGHTS);
    private static final String REVISITED = "Hedström et al., Sanity checks revisited, 2023";
    private static final Parameter STEPS =
            new Parameter("steps", "0", "how many steps, evenly spread over the layers; 0 for one for each layer");
    private static final Parameter MODE =
            new Parameter("mode", "cascading", "cascading: layers stay random; independent: one at a time");
    private static final Parameter SEED = new Parameter("seed", "43", "of the random weights");
    private static final Parameter MAGNITUDE = Sign.MAGNITUDE.standard();
    private static final Parameter MAXIMUM = Scaling.MAXIMUM.standard();

    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "mprt",
                    RANDOMISATION,
                    LOWER,
                    WEIGHTS,
                    "how alike the explanation stays while one layer after the other gets random weights, up to 1: it should"
                            + " not stay",
                    "Adebayo et al., Sanity checks for saliency maps, NeurIPS 2018",
                    List.of(order("top-down"), MODE, STEPS, Similarity.SPEARMAN.standard(), MAGNITUDE, MAXIMUM, SEED),
                    p -> new Mprt(cascade(p), NoisyMean.NONE, comparison(p), p.seed())),
            new MetricEntry(
                    "smooth-mprt",
                    RANDOMISATION,
                    LOWER,
                    WEIGHTS,
                    "mprt of the mean explanation of noisy copies of the image",
                    REVISITED,
                    List.of(
                            order("bottom-up"),
                            MODE,
                            STEPS,
                            new Parameter("samples", "50", "how many copies; the last has no noise"),
                            new Parameter("noise", "0.1", "deviation as a share of the image's range"),
                            Similarity.SPEARMAN.standard(),
                            MAGNITUDE,
                            MAXIMUM,
                            SEED),
                    p -> new Mprt(
                            cascade(p),
                            new NoisyMean(p.integer("samples", 1), p.decimal("noise", 0)),
                            comparison(p),
                            p.seed())),
            new MetricEntry(
                    "efficient-mprt",
                    RANDOMISATION,
                    HIGHER,
                    WEIGHTS,
                    "by which share the explanation's entropy rises when all weights are random; negative if it falls",
                    REVISITED,
                    List.of(
                            new Parameter("bins", "100", "of the histogram"),
                            Sign.SIGNED.standard(),
                            Scaling.NONE.standard(),
                            SEED),
                    p -> new EfficientMprt(p.integer("bins", 2), View.of(p), p.seed())),
            new MetricEntry(
                    "random-logit",
                    RANDOMISATION,
                    LOWER,
                    Set.of(Need.EXPLAINER, Need.MODEL),
                    "how alike the explanation is to that of another class, up to 1: it should differ",
                    "Sixt et al., When explanations lie, ICML 2020",
                    List.of(Similarity.SSIM.standard(), Sign.SIGNED.standard(), MAXIMUM),
                    p -> new RandomLogit(comparison(p))));

    private Randomisation() {}

    private static Parameter order(String standard) {
        return new Parameter("order", standard, "where it begins: top-down (at the output) or bottom-up");
    }

    private static Cascade cascade(Parameters p) {
        return new Cascade(
                p.choice("order", Cascade.Order.class), p.choice("mode", Cascade.Mode.class), p.integer("steps", 0));
    }

    private static Mprt.Comparison comparison(Parameters p) {
        return new Mprt.Comparison(View.of(p), Similarity.of(p));
    }
}
