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
import io.limpid.metric.subject.Sign;
import java.util.List;
import java.util.Set;

/** The rows of metrics that follow the output while more and more of the image changes. */
final class CurveRows {
    private static final Set<Need> MODEL = Set.of(Need.MODEL);
    private static final String RISE = "Petsiuk et al., RISE, BMVC 2018";
    private static final String ROAD =
            "Rong et al., A consistent and efficient evaluation strategy for attribution methods, ICML 2022";
    private static final Parameter PATCH = new Parameter("patch", "8", "edge of a region in pixels");
    private static final Parameter REGIONS = new Parameter("regions", "100", "how many regions are replaced at most");
    private static final Parameter SIGNED = Sign.SIGNED.standard();
    private static final Parameter LEAST = Fill.LEAST.standard();
    private static final Parameter NOISE = new Parameter("noise", "0.01", "deviation of the noise on filled-in pixels");

    static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "deletion-auc",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "the class's mean probability, 0 to 1, while pixels are removed, strongest first: a quick fall says that"
                            + " they mattered",
                    RISE,
                    List.of(Step.PARAMETER, Ties.PARAMETER, Fill.ZERO.standard()),
                    p -> new DeletionAuc(Route.deletion(Route.Pace.of(p), Fill.of(p)))),
            new MetricEntry(
                    "insertion-auc",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "the class's mean probability, 0 to 1, while pixels are put into a blurred image, strongest first: a quick"
                            + " rise says that they suffice",
                    RISE,
                    List.of(Step.PARAMETER, Ties.PARAMETER, Fill.BLUR.standard()),
                    p -> new InsertionAuc(Route.insertion(Route.Pace.of(p), Fill.of(p)))),
            new MetricEntry(
                    "insertion-minus-deletion",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "insertion AUC minus deletion AUC, -1 to 1; their runs are shared",
                    "Zhang et al., Group-CAM, 2021",
                    List.of(
                            Step.PARAMETER,
                            Ties.PARAMETER,
                            Fill.BLUR.standard("insertion-fill"),
                            Fill.ZERO.standard("deletion-fill")),
                    p -> new InsertionMinusDeletion(
                            Route.insertion(Route.Pace.of(p), p.choice("insertion-fill", Fill.class)),
                            Route.deletion(Route.Pace.of(p), p.choice("deletion-fill", Fill.class)))),
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
                    "irof",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how quickly the class's probability falls while segments of the image are replaced, strongest first; up"
                            + " to 1",
                    "Rieger and Hansen, IROF, 2020",
                    List.of(
                            new Parameter("segments", "100", "about how many segments the image is cut into"),
                            Fill.MEAN.standard()),
                    p -> new Irof(p.integer("segments", 1), Fill.of(p))),
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

    private CurveRows() {}

    private static Measure regions(Parameters p, RegionPerturbation.Order order) {
        return new RegionPerturbation(p.integer("patch", 1), p.integer("regions", 1), order, Fill.of(p));
    }

    private static Road.Shares shares(Parameters p) {
        return new Road.Shares(p.integer("from", 0), p.integer("to", 1), p.integer("by", 1));
    }

    private static RoadRemoval removal(Parameters p) {
        return new RoadRemoval(p.decimal("noise", 0));
    }
}
