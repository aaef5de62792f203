package io.limpid.method.combination;

import io.limpid.Method;
import io.limpid.method.cam.ComponentCam;
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
        return List.of(combinations.fgCam());
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

    private Method fgCam(Parameters p) {
        ComponentCam base = cam(p, "base", "base-layer");
        FineGraining way = FineGraining.of(p);
        if (p.flag("denoise")) {
            return new FgCamOfRuns(base, SingularComponents.of(p), way);
        }
        boolean oneProgram = base instanceof GraphCam cam && cam.normalization() == way.normalization();
        return oneProgram ? new FgCam((GraphCam) base, way) : new FgCamOfRuns(base, UnaryOperator.identity(), way);
    }

    /** Returns the CAM that one parameter names, at the layer that another one names. */
    private ComponentCam cam(Parameters p, String name, String layer) {
        MethodSpec spec = MethodSpec.parse(p.text(name));
        if (spec.parameters().containsKey("layer")) {
            throw new IllegalArgumentException("parameter " + name + " of "
                    + p.spec().name() + " is " + spec + "; give the layer as " + layer + " instead");
        }
        Method method = registry.apply(spec.with("layer", p.text(layer)).toString());
        if (method instanceof ComponentCam cam) {
            return cam;
        }
        throw new IllegalArgumentException(
                "parameter " + name + " of " + p.spec().name() + " is " + spec
                        + "; it must be a CAM that sums over channels, such as grad-cam, layer-cam or score-cam");
    }
}
