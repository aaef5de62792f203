package io.limpid.method;

import io.limpid.Method;
import io.limpid.method.cam.Cams;
import io.limpid.method.combination.Combinations;
import io.limpid.method.ensemble.Ensembles;
import io.limpid.method.learning.LearnedMasks;
import io.limpid.method.perturbation.InputMaskings;
import io.limpid.method.perturbation.Perturbations;
import io.limpid.method.propagation.DeepLift;
import io.limpid.method.propagation.Gradients;
import io.limpid.method.propagation.Relevances;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Named;
import io.limpid.method.surrogate.LimeCam;
import io.limpid.method.surrogate.SegmentSurrogates;
import java.util.List;
import java.util.stream.Stream;

/** The registry: every method by name. Command line, reports and documents read only this. */
public final class Methods {
    private static final List<MethodEntry> ALL = Stream.of(
                    Gradients.ALL,
                    DeepLift.ALL,
                    Relevances.ALL,
                    Ensembles.ALL,
                    Cams.ALL,
                    LimeCam.ALL,
                    Perturbations.ALL,
                    InputMaskings.ALL,
                    SegmentSurrogates.ALL,
                    LearnedMasks.ALL,
                    Combinations.of(Methods::parse))
            .flatMap(List::stream)
            .toList();

    private Methods() {}

    /** Returns every method, family by family. */
    public static List<MethodEntry> all() {
        return ALL;
    }

    /** Returns the spec of the method to begin with. */
    public static String standard() {
        return "grad-cam";
    }

    /** Returns the spec of the method that shows single pixels, to go with {@link #standard}. */
    public static String detailed() {
        return "guided-grad-cam";
    }

    /** Returns the specs of a varied handful of methods, for a first comparison. */
    public static List<String> handful() {
        return List.of(
                "grad-cam",
                "grad-cam++",
                "layer-cam",
                "eigen-cam",
                "guided-grad-cam",
                "input-x-gradient",
                "integrated-gradients",
                "smooth-grad");
    }

    /**
     * Returns the method that a spec string asks for.
     *
     * @throws IllegalArgumentException if there is no such method or parameter, or a value is not allowed
     */
    public static Method parse(String spec) {
        return of(MethodSpec.parse(spec));
    }

    /**
     * Returns the method that a spec asks for.
     *
     * @throws IllegalArgumentException if there is no such method or parameter, or a value is not allowed
     */
    public static Method of(MethodSpec spec) {
        return entry(spec.name()).create(spec.parameters());
    }

    /**
     * Returns the row of a method.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public static MethodEntry entry(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Named.METHOD.unknown(
                        name, ALL.stream().map(MethodEntry::name).toList()));
    }
}
