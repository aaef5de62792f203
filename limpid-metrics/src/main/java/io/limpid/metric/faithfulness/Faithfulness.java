package io.limpid.metric.faithfulness;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.FAITHFULNESS;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.subject.Output;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import java.util.List;
import java.util.Set;

/** The rows of the faithfulness metrics. */
public final class Faithfulness {
    private static final Set<Need> MODEL = Set.of(Need.MODEL);
    private static final String RISE = "Petsiuk et al., RISE, BMVC 2018";
    private static final String GRAD_CAM_PLUS_PLUS = "Chattopadhay et al., Grad-CAM++, WACV 2018";
    private static final String ROAD =
            "Rong et al., A consistent and efficient evaluation strategy for attribution methods, ICML 2022";
    private static final Parameter PATCH = new Parameter("patch", "8", "edge of a region in pixels");
    private static final Parameter REGIONS = new Parameter("regions", "100", "how many regions are replaced at most");
    private static final Parameter SIGNED = Sign.SIGNED.standard();
    private static final Parameter LEAST = Fill.LEAST.standard();
    private static final Parameter NOISE = new Parameter("noise", "0.01", "deviation of the noise on filled-in pixels");

    private static final List<MetricEntry> CURVES = List.of(
            new MetricEntry(
                    "deletion-auc",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "the class's mean probability, 0 to 1, while pixels are removed, strongest first: a quick fall says that"
                            + " they mattered",
                    RISE,
                    List.of(Step.PARAMETER, Fill.ZERO.standard()),
                    p -> new DeletionAuc(Route.deletion(Step.of(p), Fill.of(p)))),
            new MetricEntry(
                    "insertion-auc",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "the class's mean probability, 0 to 1, while pixels are put into a blurred image, strongest first: a quick"
                            + " rise says that they suffice",
                    RISE,
                    List.of(Step.PARAMETER, Fill.BLUR.standard()),
                    p -> new InsertionAuc(Route.insertion(Step.of(p), Fill.of(p)))),
            new MetricEntry(
                    "insertion-minus-deletion",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "insertion AUC minus deletion AUC, -1 to 1; their runs are shared",
                    "Zhang et al., Group-CAM, 2021",
                    List.of(Step.PARAMETER, Fill.BLUR.standard("insertion-fill"), Fill.ZERO.standard("deletion-fill")),
                    p -> new InsertionMinusDeletion(
                            Route.insertion(Step.of(p), p.choice("insertion-fill", Fill.class)),
                            Route.deletion(Step.of(p), p.choice("deletion-fill", Fill.class)))),
            new MetricEntry(
                    "pixel-flipping",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "the class's mean output while pixels are replaced, strongest first, without the start: a quick fall says"
                            + " that they mattered",
                    "Bach et al., On pixel-wise explanations by layer-wise relevance propagation, PLOS ONE 2015",
                    List.of(
                            Step.PARAMETER,
                            LEAST,
                            Unit.PARAMETER,
                            SIGNED,
                            Output.PROBABILITY.standard(),
                            new Parameter(
                                    "height",
                                    "mean",
                                    "mean: of the curve; area: under it, with distance 1 between steps")),
                    p -> new PixelFlipping(
                            Features.of(p),
                            Step.of(p),
                            Fill.of(p),
                            new PixelFlipping.Reading(Output.of(p), p.choice("height", PixelFlipping.Height.class)))),
            new MetricEntry(
                    "region-perturbation",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how far the class's probability falls on average while regions are replaced, strongest first (AOPC)",
                    "Samek et al., Evaluating the visualization of what a deep neural network has learned, TNNLS 2017",
                    List.of(PATCH, REGIONS, LEAST),
                    p -> regions(p, RegionPerturbation.Order.MOST_RELEVANT_FIRST)),
            new MetricEntry(
                    "region-perturbation-least-first",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "how far the class's probability falls on average while regions are replaced, weakest first: they should"
                            + " not matter",
                    "Samek et al., Evaluating the visualization of what a deep neural network has learned, TNNLS 2017",
                    List.of(PATCH, REGIONS, LEAST),
                    p -> regions(p, RegionPerturbation.Order.LEAST_RELEVANT_FIRST)),
            new MetricEntry(
                    "selectivity",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "the class's mean probability, 0 to 1, while all regions are replaced, strongest first",
                    "Montavon et al., Methods for interpreting and understanding deep neural networks, DSP 2018",
                    List.of(PATCH, LEAST),
                    p -> new Selectivity(p.integer("patch", 1), Fill.of(p))),
            new MetricEntry(
                    "monotonicity",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "1 if the class's probability never falls while features are put into an empty image, weakest first, else"
                            + " 0; or the share of steps at which it does not",
                    "Arya et al., One explanation does not fit all, 2019",
                    List.of(
                            Step.PARAMETER,
                            LEAST,
                            Unit.PARAMETER,
                            Sign.MAGNITUDE.standard(),
                            new Parameter(
                                    "report",
                                    "holds",
                                    "holds: 1 or 0; share: of the steps at which the probability does not fall")),
                    p -> new Monotonicity(
                            Features.of(p), Step.of(p), Fill.of(p), p.choice("report", Monotonicity.Report.class))),
            new MetricEntry(
                    "road",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "how often the image keeps its class, 0 to 1, while a growing share of its strongest pixels is filled in"
                            + " from around them",
                    ROAD,
                    List.of(
                            new Parameter("from", "1", "least share removed, in percent"),
                            new Parameter("to", "99", "greatest share removed, in percent"),
                            new Parameter("by", "2", "distance of shares, in percent"),
                            NOISE),
                    p -> new Road(shares(p), removal(p))),
            new MetricEntry(
                    "road-combined",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how much more the class's probability falls when strong pixels are filled in than when weak ones are,"
                            + " halved: -0.5 to 0.5",
                    ROAD,
                    List.of(
                            new Parameter("from", "10", "least share removed, in percent"),
                            new Parameter("to", "90", "greatest share removed, in percent"),
                            new Parameter("by", "10", "distance of shares, in percent"),
                            NOISE),
                    p -> new RoadCombined(shares(p), removal(p))));

    private static final List<MetricEntry> MASKS = List.of(
            new MetricEntry(
                    "average-drop",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "how many percent of the class's probability are lost when only what the explanation shows is left",
                    GRAD_CAM_PLUS_PLUS,
                    List.of(Fill.ZERO.standard()),
                    p -> new AverageDrop(Fill.of(p))),
            new MetricEntry(
                    "increase-in-confidence",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "100 if the class's probability rises when only what the explanation shows is left, else 0; the mean is"
                            + " the percentage of images",
                    GRAD_CAM_PLUS_PLUS,
                    List.of(Fill.ZERO.standard()),
                    p -> new IncreaseInConfidence(Fill.of(p))),
            new MetricEntry(
                    "average-gain",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how many percent of what is missing to certainty are won when only what the explanation shows is left",
                    "Zhang et al., Opti-CAM, 2023",
                    List.of(Fill.ZERO.standard()),
                    p -> new AverageGain(Fill.of(p))),
            new MetricEntry(
                    "drop-in-deletion",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how many percent of the class's probability are lost when what the explanation shows is taken away;"
                            + " negative if it rises",
                    "Jung and Oh, LIFT-CAM, ICCV 2021",
                    List.of(Fill.ZERO.standard()),
                    p -> new DropInDeletion(Fill.of(p))));

    private static final List<MetricEntry> CORRELATIONS = List.of(
            new MetricEntry(
                    "faithfulness-correlation",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "whether random sets of features lose the output what the explanation gives them: a correlation, -1 to 1",
                    "Bhatt et al., Evaluating and aggregating feature-based model explanations, IJCAI 2020",
                    List.of(
                            new Parameter("runs", "100", "how many random sets"),
                            new Parameter("subset", "224", "how many features each has"),
                            LEAST,
                            Unit.PARAMETER,
                            SIGNED,
                            Output.LOGIT.standard()),
                    p -> new FaithfulnessCorrelation(
                            Features.of(p),
                            new RandomSets(p.integer("runs", 2), p.integer("subset", 1)),
                            Fill.of(p),
                            Output.of(p))),
            new MetricEntry(
                    "faithfulness-estimate",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "whether groups of features that matter alike lose the output what the explanation gives them: a"
                            + " correlation, -1 to 1",
                    "Alvarez-Melis and Jaakkola, Towards robust interpretability with self-explaining neural networks,"
                            + " NeurIPS 2018",
                    List.of(Step.PARAMETER, LEAST, Unit.PARAMETER, SIGNED, Output.LOGIT.standard()),
                    p -> new FaithfulnessEstimate(Features.of(p), Step.of(p), Fill.of(p), Output.of(p))),
            new MetricEntry(
                    "sensitivity-n",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "whether random sets of many sizes lose the output what the explanation gives them: a correlation, -1 to"
                            + " 1, averaged over the sizes",
                    "Ancona et al., Towards better understanding of gradient-based attribution methods, ICLR 2018",
                    List.of(
                            new Parameter("subsets", "100", "how many random sets of each size"),
                            new Parameter("sizes", "10", "how many sizes, from 1 to 0.8 of all features"),
                            LEAST,
                            Unit.PARAMETER,
                            SIGNED,
                            Output.PROBABILITY.standard(),
                            Step.PARAMETER,
                            new Parameter(
                                    "compat",
                                    "none",
                                    "quantus: as that library has it, step by step, correlated over images")),
                    Faithfulness::sensitivity),
            new MetricEntry(
                    "monotonicity-correlation",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "whether features that matter more make the output more uncertain when they are unknown: a rank"
                            + " correlation, -1 to 1",
                    "Nguyen and Martinez, On quantitative aspects of model interpretability, 2020",
                    List.of(
                            Step.PARAMETER,
                            new Parameter("samples", "100", "how many random values for each group"),
                            Unit.PARAMETER,
                            Sign.MAGNITUDE.standard(),
                            Output.PROBABILITY.standard()),
                    p -> new MonotonicityCorrelation(
                            Features.of(p), Step.of(p), p.integer("samples", 1), Output.of(p))),
            new MetricEntry(
                    "infidelity",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "how far the explanation, taken as a gradient, is from predicting what perturbations do to the output: a"
                            + " mean square, 0 for a perfect one",
                    "Yeh et al., On the (in)fidelity and sensitivity of explanations, NeurIPS 2019",
                    List.of(
                            new Parameter("perturbation", "squares", "squares (each by itself) or noise"),
                            new Parameter("patch", "4", "edge of a square in pixels"),
                            LEAST,
                            new Parameter("samples", "10", "how many noisy images"),
                            new Parameter("deviation", "0.2", "of the noise"),
                            new Parameter("scale", "none", "optimal: the unit of the explanation does not count"),
                            Output.LOGIT.standard(),
                            new Parameter("compat", "none", "quantus: squares stay replaced, as in that library")),
                    Faithfulness::infidelity),
            new MetricEntry(
                    "sufficiency",
                    FAITHFULNESS,
                    HIGHER,
                    Set.of(Need.MODEL, Need.DATA_SET),
                    "of the images with a like explanation, the share that is given the same class, 0 to 1",
                    "Dasgupta et al., Framework for evaluating faithfulness of local explanations, ICML 2022",
                    List.of(
                            new Parameter("threshold", "0.6", "how near is like, as a share of the greatest distance"),
                            Sign.MAGNITUDE.standard(),
                            Scaling.MAXIMUM.standard()),
                    p -> new Sufficiency(p.decimal("threshold", 0), Sign.of(p), Scaling.of(p))));

    /** All rows. */
    public static final List<MetricEntry> ALL =
            List.of(CURVES, MASKS, CORRELATIONS).stream().flatMap(List::stream).toList();

    private Faithfulness() {}

    private static Measure regions(Parameters p, RegionPerturbation.Order order) {
        return new RegionPerturbation(p.integer("patch", 1), p.integer("regions", 1), order, Fill.of(p));
    }

    private static Road.Shares shares(Parameters p) {
        return new Road.Shares(p.integer("from", 0), p.integer("to", 1), p.integer("by", 1));
    }

    private static RoadRemoval removal(Parameters p) {
        return new RoadRemoval(p.decimal("noise", 0));
    }

    private static Measure sensitivity(Parameters p) {
        return p.choice("compat", Compat.class) == Compat.QUANTUS
                ? new SensitivityAcrossImages(Features.of(p), Step.of(p), Fill.of(p), Output.of(p))
                : new SensitivityN(
                        Features.of(p),
                        new SensitivityN.Draws(p.integer("subsets", 2), p.integer("sizes", 1)),
                        Fill.of(p),
                        Output.of(p));
    }

    private static Measure infidelity(Parameters p) {
        return new Infidelity(perturbation(p), p.choice("scale", Infidelity.Scale.class), Output.of(p));
    }

    private static Infidelity.Perturbation perturbation(Parameters p) {
        int patch = p.integer("patch", 1);
        if (p.choice("perturbation", Perturbed.class) == Perturbed.NOISE) {
            return new Infidelity.Noise(p.integer("samples", 1), p.decimal("deviation", 0));
        }
        return p.choice("compat", Compat.class) == Compat.QUANTUS
                ? new Infidelity.GrowingSquares(patch, Fill.of(p))
                : new Infidelity.Squares(patch, Fill.of(p));
    }

    /** Whose choices are followed. */
    private enum Compat {
        NONE,
        QUANTUS
    }

    /** What infidelity takes away. */
    private enum Perturbed {
        SQUARES,
        NOISE
    }
}
