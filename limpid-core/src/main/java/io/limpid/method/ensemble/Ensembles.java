package io.limpid.method.ensemble;

import static io.limpid.method.spec.Parameter.AT_INPUT;
import static io.limpid.method.spec.Parameter.LAYER;
import static io.limpid.method.spec.Parameter.SCORE;

import io.limpid.GraphMethod;
import io.limpid.Method;
import io.limpid.layer.TargetLayer;
import io.limpid.method.propagation.Gradients;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Averages of gradients over many inputs. */
public final class Ensembles {
    private static final Parameter OF =
            new Parameter("of", "gradient", "what is explained of each copy: " + String.join(", ", Gradients.names()));

    private static final String BASELINE = "where the way starts: black, zero, white, mean or blur";

    private static final MethodEntry INTEGRATED_GRADIENTS = new MethodEntry(
            "integrated-gradients",
            "the gradient averaged on the way from a baseline, times the way; sums to the difference of the scores",
            "Sundararajan et al., Axiomatic Attribution for Deep Networks, ICML 2017",
            List.of(
                    AT_INPUT,
                    SCORE,
                    new Parameter("steps", "300", "points on the way; for rule=halving, at most"),
                    new Parameter("baseline", "black", BASELINE),
                    new Parameter(
                            "rule",
                            "halving",
                            "where the points lie: halving (as many as it takes, where the score bends), midpoint,"
                                    + " gauss-legendre or right"),
                    new Parameter("gap", "0.05", "for rule=halving: the share of the score that may be missing"),
                    Sampling.BATCH),
            IntegratedGradients::new);

    private static final MethodEntry SMOOTH_GRAD = new MethodEntry(
            "smooth-grad",
            "the gradient averaged over noisy copies of the image",
            "Smilkov et al., SmoothGrad, arXiv 1706.03825",
            with(
                    List.of(AT_INPUT, SCORE, OF),
                    Sampling.parameters(50),
                    new Parameter("squared", "false", "true: average the squares")),
            p -> noisy(p, p.flag("squared") ? Statistic.MEAN_SQUARE : Statistic.MEAN));

    private static final MethodEntry VAR_GRAD = new MethodEntry(
            "var-grad",
            "the variance of the gradient over noisy copies of the image",
            "Adebayo et al., Local Explanation Methods for Deep Neural Networks, ICLR workshop 2018",
            with(List.of(AT_INPUT, SCORE, OF), Sampling.parameters(50)),
            p -> noisy(p, Statistic.VARIANCE));

    private static final MethodEntry SMOOTH_GRAD_CAM_PLUS_PLUS = new MethodEntry(
            "smooth-grad-cam++",
            "grad-cam++ with the gradient's powers averaged over noisy copies of the image",
            "Omeiza et al., Smooth Grad-CAM++, arXiv 1908.01224",
            with(List.of(LAYER, SCORE), Sampling.parameters(25)),
            p -> new SmoothGradCamPlusPlus(p.spec(), p.layer(), p.score(), Sampling.of(p)));

    private static final MethodEntry INTEGRATED_GRAD_CAM = new MethodEntry(
            "integrated-grad-cam",
            "what a layer's activations gain over a baseline image, weighted by the gradients on the way from it",
            "Sattarzadeh et al., Integrated Grad-CAM, ICASSP 2021",
            List.of(
                    LAYER,
                    SCORE,
                    new Parameter("steps", "50", "points on the way"),
                    new Parameter("baseline", "zero", BASELINE),
                    new Parameter(
                            "reference",
                            "false",
                            "true: the sum of the Grad-CAMs on the way, each of its own activations, as the authors' code"
                                    + " has it"),
                    Sampling.BATCH),
            IntegratedGradCam::of);

    private static final MethodEntry RSI_GRAD_CAM = new MethodEntry(
            "rsi-grad-cam",
            "activations weighted by gradients integrated over the activations themselves, from a baseline image on",
            "Lucas et al., RSI-Grad-CAM, arXiv 2205.10900",
            List.of(
                    LAYER,
                    new Parameter(SCORE.name(), "probability", SCORE.description()),
                    new Parameter("steps", "50", "parts of the way"),
                    new Parameter("baseline", "black", BASELINE),
                    new Parameter(
                            "units",
                            "all",
                            "what counts: all, positive-gradients or positive-units (the authors' codes)"),
                    Sampling.BATCH),
            RsiGradCam::of);

    /** All rows. */
    public static final List<MethodEntry> ALL = List.of(
            INTEGRATED_GRADIENTS, SMOOTH_GRAD, VAR_GRAD, SMOOTH_GRAD_CAM_PLUS_PLUS, INTEGRATED_GRAD_CAM, RSI_GRAD_CAM);

    private Ensembles() {}

    private static List<Parameter> with(List<Parameter> first, List<Parameter> second, Parameter... last) {
        List<Parameter> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(List.of(last));
        return all;
    }

    private static Method noisy(Parameters p, Statistic statistic) {
        GraphMethod inner = Gradients.named(p.text("of"), p.layer(), p.score());
        return new NoisyCopies(p.spec(), inner, Sampling.of(p), statistic);
    }

    /** Returns integrated gradients from a black image, with this many points in the middles of equal steps. */
    public static Method integratedGradients(int steps) {
        return INTEGRATED_GRADIENTS.create(Map.of("steps", Integer.toString(steps), "rule", "midpoint"));
    }

    /** Returns SmoothGrad: the gradient's mean over noisy copies, with a deviation of this share of the input's range. */
    public static Method smoothGrad(int samples, float noise) {
        return SMOOTH_GRAD.create(noisy(samples, noise));
    }

    /** Returns VarGrad: the gradient's variance over noisy copies, with a deviation of this share of the input's range. */
    public static Method varGrad(int samples, float noise) {
        return VAR_GRAD.create(noisy(samples, noise));
    }

    private static Map<String, String> noisy(int samples, float noise) {
        return Map.of("samples", Integer.toString(samples), "noise", Float.toString(noise));
    }

    /** Returns Smooth Grad-CAM++ at a layer. */
    public static Method smoothGradCamPlusPlus(TargetLayer layer) {
        return SMOOTH_GRAD_CAM_PLUS_PLUS.create(Map.of("layer", layer.text()));
    }

    /** Returns Integrated Grad-CAM at a layer, from an image of zeros. */
    public static Method integratedGradCam(TargetLayer layer) {
        return INTEGRATED_GRAD_CAM.create(Map.of("layer", layer.text()));
    }

    /** Returns RSI-Grad-CAM at a layer, from a black image. */
    public static Method rsiGradCam(TargetLayer layer) {
        return RSI_GRAD_CAM.create(Map.of("layer", layer.text()));
    }
}
