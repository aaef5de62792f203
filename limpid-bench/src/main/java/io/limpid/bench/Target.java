package io.limpid.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a method shall cost at most, as a ratio to the plain forward pass.
 *
 * @param method its spec
 * @param model the random net that the target is for
 * @param ratio of the least times
 */
record Target(String method, String model, double ratio) {
    private static final String EPSILON = "lrp(composite=epsilon)";
    private static final String Z_PLUS = "lrp(composite=epsilon-plus)";
    private static final String FG_CAM = "fg-cam";
    private static final List<Target> ALL = List.of(
            new Target("grad-cam", "resnet50", 1.05),
            new Target("grad-cam", "vgg16", 1.05),
            new Target("grad-cam", "mobilenet-v2", 1.05),
            new Target("lift-cam", "resnet50", 1.05),
            new Target("lift-cam", "vgg16", 1.05),
            new Target("lift-cam", "mobilenet-v2", 1.05),
            new Target("ablation-cam", "resnet50", 1.3),
            new Target("ablation-cam", "vgg16", 1.3),
            new Target("ablation-cam", "mobilenet-v2", 1.3),
            new Target("gradient", "resnet50", 2.2),
            new Target("gradient", "vgg16", 2.2),
            new Target("gradient", "mobilenet-v2", 3),
            new Target("guided-backprop", "resnet50", 2.2),
            new Target("guided-backprop", "vgg16", 2.2),
            new Target(EPSILON, "resnet50", 2.2),
            new Target(EPSILON, "vgg16", 2.2),
            new Target(Z_PLUS, "resnet50", 3),
            new Target(Z_PLUS, "vgg16", 3),
            new Target(FG_CAM, "resnet50", 3),
            new Target(FG_CAM, "vgg16", 3));

    /** Returns the methods that have a target. */
    static List<String> methods() {
        return ALL.stream().map(Target::method).distinct().toList();
    }

    /** Returns the target of a method on a model for the table; nothing if there is none. */
    static String of(String method, String model) {
        return ALL.stream()
                .filter(target ->
                        target.method().equals(method) && target.model().equals(model))
                .map(target -> String.format(Locale.ROOT, "%.2f", target.ratio()))
                .findFirst()
                .orElse("");
    }
}
