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

/** The rows of metrics that hold what the explanation gives to features against what they do to the output. */
final class CorrelationRows {
    private static final Set<Need> MODEL = Set.of(Need.MODEL);
    private static final Parameter SIGNED = Sign.SIGNED.standard();
    private static final Parameter LEAST = Fill.LEAST.standard();

    static final List<MetricEntry> ALL = List.of(
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
                    CorrelationRows::sensitivity),
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
                    CorrelationRows::infidelity),
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

    private CorrelationRows() {}

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
