package io.limpid.method.combination;

import io.limpid.GraphMethod;
import io.limpid.Method;
import io.limpid.method.cam.ComponentCam;
import io.limpid.method.cam.FusedLayers;
import io.limpid.method.cam.GraphCam;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Methods that are made of other methods, which they find in a registry by their specs. */
public final class Combinations {
    private static final Parameter REFERENCE = new Parameter(
            "reference",
            "false",
            "true: as the authors' code has it, with normalization unfolded and its rules for ties");

    private final Function<String, Method> registry;

    private Combinations(Function<String, Method> registry) {
        this.registry = registry;
    }

    /**
     * Returns all rows.
     *
     * @param registry finds a method by its spec; asked only when a row makes a method
     */
    public static List<MethodEntry> of(Function<String, Method> registry) {
        Combinations combinations = new Combinations(registry);
        return List.of(combinations.fgCam(), combinations.gradCamTimesLrp(), combinations.refineCam());
    }

    private MethodEntry fgCam() {
        return new MethodEntry(
                "fg-cam",
                "a CAM made fine: its components carried down to an earlier layer or to the pixels by relevance",
                "Qiu et al., Empowering CAM-Based Methods with Capability to Generate Fine-Grained and High-Faithfulness"
                        + " Explanations, AAAI 2024",
                List.of(
                        Parameter.AT_INPUT,
                        new Parameter("base", "grad-cam", "spec of the CAM, without its layer"),
                        new Parameter("base-layer", "auto", "where the CAM looks"),
                        new Parameter("denoise", "false", "true: keep only the leading singular components"),
                        new Parameter("components", "0.1", "share of singular components that is kept"),
                        REFERENCE),
                this::fgCam);
    }

    private MethodEntry gradCamTimesLrp() {
        return new MethodEntry(
                "grad-cam-x-lrp",
                "the relevance of the pixels where a CAM is strong, blurred; a reconstruction",
                "after Dhore et al., Enhancing Explainable AI: A Hybrid Approach Combining GradCAM and LRP, arXiv"
                        + " 2405.12175",
                List.of(
                        Parameter.LAYER,
                        new Parameter("first", "grad-cam++", "spec of the CAM, without its layer"),
                        new Parameter("second", "lrp", "spec of the method that shows pixels"),
                        new Parameter(
                                "denoise",
                                "fixed",
                                "what is weak in the CAM: below a fixed level, mean, otsu or percentile; none; or median3"),
                        new Parameter("level", "0.2", "the fixed level, 0-1, or the quantile of percentile"),
                        new Parameter("evidence", "positive", "which relevance counts: positive, signed or absolute"),
                        new Parameter("sigma", "2", "of the Gaussian blur, in pixels of the input; 0 for none")),
                p -> new GradCamTimesLrp(
                        p.spec(),
                        at(p, "first", p.text("layer")),
                        registry.apply(p.text("second")),
                        GradCamTimesLrp.Blend.of(p)));
    }

    private MethodEntry refineCam() {
        return new MethodEntry(
                "refine-cam",
                "one CAM at several layers, multiplied: deep layers say where, shallow ones refine it",
                "a product over layers, after Selvaraju et al., Grad-CAM, ICCV 2017",
                List.of(FusedLayers.LAYERS, new Parameter("base", "grad-cam++", "spec of the CAM, without its layer")),
                p -> new RefineCam(
                        p.spec(),
                        FusedLayers.parse(p.text("layers")),
                        layer -> oneRun(at(p, "base", layer.text()), p)));
    }

    private static GraphMethod oneRun(Method method, Parameters p) {
        if (method instanceof GraphMethod graph) {
            return graph;
        }
        throw new IllegalArgumentException("parameter base of " + p.spec().name() + " is " + p.text("base")
                + "; it must be a CAM that needs one run, such as grad-cam or layer-cam");
    }

    private Method fgCam(Parameters p) {
        ComponentCam base = cam(p, "base", "base-layer");
        FineGraining way = FineGraining.of(p);
        if (p.flag("denoise")) {
            return new FgCamOfRuns(base, SingularComponents.of(p), way);
        }
        boolean oneProgram = base instanceof GraphCam cam && cam.normalization() == way.normalization();
        return oneProgram ? new FgCam((GraphCam) base, way) : new FgCamOfRuns(base, UnaryOperator.identity(), way);
    }

    private ComponentCam cam(Parameters p, String name, String layer) {
        Method method = at(p, name, p.text(layer));
        if (method instanceof ComponentCam cam) {
            return cam;
        }
        throw new IllegalArgumentException(
                "parameter " + name + " of " + p.spec().name() + " is " + p.text(name)
                        + "; it must be a CAM that sums over channels, such as grad-cam, layer-cam or score-cam");
    }

    /** Returns the method that a parameter names, at a layer. */
    private Method at(Parameters p, String name, String layer) {
        MethodSpec spec = MethodSpec.parse(p.text(name));
        if (spec.parameters().containsKey("layer")) {
            throw new IllegalArgumentException(
                    "parameter " + name + " of " + p.spec().name() + " is " + spec
                            + "; give the layer as a parameter of " + p.spec().name() + " instead");
        }
        return registry.apply(spec.with("layer", layer).toString());
    }
}
