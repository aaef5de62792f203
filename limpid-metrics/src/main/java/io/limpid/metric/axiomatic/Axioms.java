package io.limpid.metric.axiomatic;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.AXIOMATIC;

import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.Parameter;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.subject.Output;
import java.util.List;
import java.util.Set;

/** The rows of the axiomatic metrics. */
public final class Axioms {
    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "completeness",
                    AXIOMATIC,
                    LOWER,
                    Set.of(Need.MODEL),
                    "by which share the explanation's sum misses the difference of the outputs for image and baseline; 0 if it"
                            + " is complete",
                    "Sundararajan et al., Axiomatic attribution for deep networks, ICML 2017",
                    List.of(
                            new Parameter(
                                    "baseline",
                                    "zero",
                                    "zero, black, white, mean or blur; the one that the method takes"),
                            Output.LOGIT.standard()),
                    p -> new Completeness(p.choice("baseline", Baseline.class), Output.of(p))),
            new MetricEntry(
                    "non-sensitivity",
                    AXIOMATIC,
                    LOWER,
                    Set.of(Need.MODEL),
                    "of some input elements, the share on which explanation and model disagree whether it matters at all, 0 to"
                            + " 1",
                    "Nguyen and Martinez, On quantitative aspects of model interpretability, 2020",
                    List.of(
                            new Parameter("samples", "256", "how many elements are tried"),
                            new Parameter("limit", "1e-5", "what is next to nothing")),
                    p -> new NonSensitivity(p.integer("samples", 1), p.decimal("limit", 0))),
            new MetricEntry(
                    "input-invariance",
                    AXIOMATIC,
                    HIGHER,
                    Set.of(Need.EXPLAINER, Need.WEIGHTS),
                    "1 if the explanation stays when a constant is added to the image and the first layer makes up for it, else"
                            + " 0",
                    "Kindermans et al., The (un)reliability of saliency methods, 2017",
                    List.of(
                            new Parameter("shift", "-1", "what is added to the model's input"),
                            new Parameter("tolerance", "1e-4", "how much a value may change")),
                    p -> new InputInvariance(p.number("shift", -Float.MAX_VALUE), p.decimal("tolerance", 0))));

    private Axioms() {}
}
