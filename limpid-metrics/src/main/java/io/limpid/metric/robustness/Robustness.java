package io.limpid.metric.robustness;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.ROBUSTNESS;

import io.limpid.method.cam.FusedLayers;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.metric.subject.View;
import java.util.List;
import java.util.Set;

/** The rows of the robustness metrics. */
public final class Robustness {
    private static final Set<Need> EXPLAINER = Set.of(Need.EXPLAINER);
    private static final Set<Need> BOTH = Set.of(Need.EXPLAINER, Need.MODEL);
    private static final String YEH = "Yeh et al., On the (in)fidelity and sensitivity of explanations, NeurIPS 2019";
    private static final String AGARWAL =
            "Agarwal et al., Rethinking stability for attribution-based explanations, 2022";
    private static final Parameter SIGNED = Sign.SIGNED.standard();
    private static final Parameter UNSCALED = Scaling.NONE.standard();
    private static final Parameter SAMPLES =
            new Parameter("samples", "200", "how many noisy images are explained; 10 to 20 for slow methods");
    private static final Parameter RADIUS =
            new Parameter("radius", "0.2", "noise is uniform within plus or minus this");
    private static final Parameter LOW = new Parameter("low", "0.02", "least noise on a number");
    private static final Parameter HIGH = new Parameter("high", "0.2", "greatest noise on a number");
    private static final Parameter RELATIVE_SCALING = Scaling.MOMENT.standard();
    private static final Parameter UNIT = new Parameter("unit", "log10", "log10 or raw");

    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "local-lipschitz",
                    ROBUSTNESS,
                    LOWER,
                    EXPLAINER,
                    "the steepest change of the explanation near the image, relative to the change of the image; 0 if it stays",
                    "Alvarez-Melis and Jaakkola, On the robustness of interpretability methods, 2018",
                    List.of(
                            SAMPLES,
                            new Parameter("deviation", "0.1", "of the Gaussian noise"),
                            SIGNED,
                            Scaling.MAXIMUM.standard()),
                    p -> new LocalLipschitz(
                            new Noise(samples(p), Noise.Distribution.gaussian(p.decimal("deviation", 0))), View.of(p))),
            new MetricEntry(
                    "max-sensitivity",
                    ROBUSTNESS,
                    LOWER,
                    EXPLAINER,
                    "by which share the explanation changes at most under small noise; 0 if it stays",
                    YEH,
                    List.of(SAMPLES, RADIUS, SIGNED, UNSCALED),
                    p -> new Sensitivity(cube(p), View.of(p), Sensitivity.Over.MAXIMUM)),
            new MetricEntry(
                    "average-sensitivity",
                    ROBUSTNESS,
                    LOWER,
                    EXPLAINER,
                    "by which share the explanation changes on average under small noise; 0 if it stays",
                    YEH,
                    List.of(SAMPLES, RADIUS, SIGNED, UNSCALED),
                    p -> new Sensitivity(cube(p), View.of(p), Sensitivity.Over.AVERAGE)),
            new MetricEntry(
                    "continuity",
                    ROBUSTNESS,
                    LOWER,
                    EXPLAINER,
                    "the steepest change of the explanation while the image moves sideways, relative to the change of the image",
                    "Montavon et al., Methods for interpreting and understanding deep neural networks, DSP 2018",
                    List.of(
                            new Parameter("steps", "28", "how many places the image moves to"),
                            Sign.MAGNITUDE.standard(),
                            Scaling.MAXIMUM.standard()),
                    p -> new Continuity(p.integer("steps", 1), View.of(p))),
            new MetricEntry(
                    "consistency",
                    ROBUSTNESS,
                    HIGHER,
                    Set.of(Need.MODEL, Need.DATA_SET),
                    "of the other images with the same coarse explanation, the share that is given the same class, 0 to 1",
                    "Dasgupta et al., Framework for evaluating faithfulness of local explanations, ICML 2022",
                    List.of(
                            new Parameter(
                                    "coarse",
                                    "strongest-cells",
                                    "strongest-cells: the five strongest of 4x4 cells; first-signs: as Quantus has it"),
                            Sign.MAGNITUDE.standard(),
                            Scaling.MAXIMUM.standard()),
                    p -> new Consistency(View.of(p), p.choice("coarse", Consistency.Coarse.class))),
            new MetricEntry(
                    "relative-input-stability",
                    ROBUSTNESS,
                    LOWER,
                    BOTH,
                    "how much more the explanation changes than the image does, at most, when noise is added; as a power of ten",
                    AGARWAL,
                    List.of(SAMPLES, LOW, HIGH, SIGNED, RELATIVE_SCALING, UNIT),
                    p -> stability(p, References.input())),
            new MetricEntry(
                    "relative-output-stability",
                    ROBUSTNESS,
                    LOWER,
                    BOTH,
                    "how much more the explanation changes than the logits do, at most, when noise is added; as a power of ten",
                    AGARWAL,
                    List.of(SAMPLES, LOW, HIGH, SIGNED, RELATIVE_SCALING, UNIT),
                    p -> stability(p, References.output())),
            new MetricEntry(
                    "relative-representation-stability",
                    ROBUSTNESS,
                    LOWER,
                    BOTH,
                    "how much more the explanation changes than the model's layers do, at most, when noise is added; as a power of ten",
                    AGARWAL,
                    List.of(FusedLayers.LAYERS, SAMPLES, LOW, HIGH, SIGNED, RELATIVE_SCALING, UNIT),
                    p -> stability(p, References.layers(FusedLayers.parse(p.text("layers"))))));

    private Robustness() {}

    private static int samples(Parameters p) {
        return p.integer("samples", 1);
    }

    private static Noise cube(Parameters p) {
        double radius = p.decimal("radius", 0);
        return new Noise(samples(p), Noise.Distribution.uniform(-radius, radius));
    }

    private static Measure stability(Parameters p, RelativeStability.Reference reference) {
        Noise noise = new Noise(samples(p), Noise.Distribution.uniform(p.decimal("low", 0), p.decimal("high", 0)));
        return new RelativeStability(noise, View.of(p), reference, p.choice("unit", RelativeStability.Unit.class));
    }
}
