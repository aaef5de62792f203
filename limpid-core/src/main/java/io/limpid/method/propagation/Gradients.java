package io.limpid.method.propagation;

import static io.limpid.method.spec.Parameter.AT_INPUT;
import static io.limpid.method.spec.Parameter.SCORE;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.rule.Composites;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Score;
import java.util.List;
import java.util.Map;

/** Attributions by one backward pass of a gradient, plain or modified. */
public final class Gradients {
    private static final MethodEntry GRADIENT = new MethodEntry(
            "gradient",
            "the derivative of the score, signed",
            "Simonyan et al., Deep Inside Convolutional Networks, ICLR workshop 2014",
            List.of(AT_INPUT, SCORE),
            p -> new Propagation(p, Composites.gradient(), Reading.SIGNAL, Display.SIGNED));

    private static final MethodEntry SALIENCY = new MethodEntry(
            "saliency",
            "the magnitude of the derivative",
            "Simonyan et al., Deep Inside Convolutional Networks, ICLR workshop 2014",
            List.of(AT_INPUT, SCORE),
            p -> new Propagation(p, Composites.gradient(), Reading.MAGNITUDE, Display.MAGNITUDE));

    private static final MethodEntry INPUT_X_GRADIENT = new MethodEntry(
            "input-x-gradient",
            "input times derivative: each element's share of a locally linear score",
            "Shrikumar et al., Not Just a Black Box, arXiv 1605.01713",
            List.of(AT_INPUT, SCORE),
            p -> new Propagation(p, Composites.gradient(), Reading.TIMES_INPUT, Display.SIGNED));

    private static final MethodEntry GUIDED_BACKPROP = new MethodEntry(
            "guided-backprop",
            "the derivative, letting through only what is positive at activations; not class-sensitive",
            "Springenberg et al., Striving for Simplicity, ICLR workshop 2015",
            List.of(AT_INPUT, SCORE),
            p -> new Propagation(p, Composites.guidedBackprop(), Reading.SIGNAL, Display.MAGNITUDE));

    private static final MethodEntry DECONVNET = new MethodEntry(
            "deconvnet",
            "the derivative, with activations replaced by a ReLU of the signal; not class-sensitive",
            "Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014",
            List.of(AT_INPUT, SCORE),
            p -> new Propagation(p, Composites.deconvnet(), Reading.SIGNAL, Display.MAGNITUDE));

    /** All rows. */
    public static final List<MethodEntry> ALL =
            List.of(GRADIENT, SALIENCY, INPUT_X_GRADIENT, GUIDED_BACKPROP, DECONVNET);

    private Gradients() {}

    /** Returns the names of all rows. */
    public static List<String> names() {
        return ALL.stream().map(MethodEntry::name).toList();
    }

    /**
     * Returns one of these methods by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static GraphMethod named(String name, TargetLayer layer, Score score) {
        MethodEntry entry = ALL.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no gradient method " + name + "; allowed are " + String.join(", ", names())));
        return (GraphMethod) entry.create(Map.of("layer", layer.text(), "score", score.text()));
    }

    private static GraphMethod atInput(MethodEntry entry) {
        return (GraphMethod) entry.create();
    }

    /** Returns the gradient of the logit at the input, signed. */
    public static GraphMethod gradient() {
        return atInput(GRADIENT);
    }

    /** Returns the magnitude of the gradient of the logit at the input. */
    public static GraphMethod saliency() {
        return atInput(SALIENCY);
    }

    /** Returns the input times the gradient of the logit there. */
    public static GraphMethod inputTimesGradient() {
        return atInput(INPUT_X_GRADIENT);
    }

    /** Returns guided backpropagation of the logit to the input. */
    public static GraphMethod guidedBackprop() {
        return atInput(GUIDED_BACKPROP);
    }

    /** Returns the deconvolutional network's signal of the logit at the input. */
    public static GraphMethod deconvnet() {
        return atInput(DECONVNET);
    }
}
