package io.limpid.method.spec;

/**
 * One parameter of what goes by a spec.
 *
 * @param name kebab-case
 * @param standard the default, as text
 * @param description what it does and what is allowed, in a few words
 */
public record Parameter(String name, String standard, String description) {
    /** The layer that a CAM looks at. */
    public static final Parameter LAYER =
            new Parameter("layer", "auto", "tensor or node name; auto: the last with height and width");
    /** The layer at which the gradient is taken. */
    public static final Parameter AT_INPUT = new Parameter("layer", "input", "tensor or node name; input: the image");
    /** The score that is differentiated. */
    public static final Parameter SCORE =
            new Parameter("score", "logit", "logit, probability, log-probability or rest (logit plus log-probability)");
}
