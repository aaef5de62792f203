package io.limpid.testkit.reference;

import io.limpid.graph.Attributes;
import java.util.function.DoubleUnaryOperator;

/** Functions of one number, with the parameters that ONNX gives them. */
final class Activations {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SATURATED = 6;

    private Activations() {}

    static DoubleUnaryOperator leakyRelu(Attributes attributes) {
        double alpha = attributes.number("alpha", 0.01f);
        return x -> x < 0 ? alpha * x : x;
    }

    static DoubleUnaryOperator elu(Attributes attributes) {
        double alpha = attributes.number("alpha", 1);
        return x -> x < 0 ? alpha * Math.expm1(x) : x;
    }

    static DoubleUnaryOperator celu(Attributes attributes) {
        double alpha = attributes.number("alpha", 1);
        return x -> x < 0 ? alpha * Math.expm1(x / alpha) : x;
    }

    static DoubleUnaryOperator selu(Attributes attributes) {
        double alpha = attributes.number("alpha", 1.6732632f);
        double gamma = attributes.number("gamma", 1.050701f);
        return x -> gamma * (x < 0 ? alpha * Math.expm1(x) : x);
    }

    static DoubleUnaryOperator thresholdedRelu(Attributes attributes) {
        double alpha = attributes.number("alpha", 1);
        return x -> x > alpha ? x : 0;
    }

    static DoubleUnaryOperator hardSigmoid(Attributes attributes) {
        double alpha = attributes.number("alpha", 0.2f);
        double beta = attributes.number("beta", 0.5f);
        return x -> clamp(alpha * x + beta, 0, 1);
    }

    static DoubleUnaryOperator gelu(Attributes attributes) {
        return attributes.text("approximate", "none").equals("tanh") ? Activations::tanhGelu : Activations::exactGelu;
    }

    private static double exactGelu(double x) {
        return 0.5 * x * (1 + erf(x * SQRT_HALF));
    }

    private static double tanhGelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static double hardSwish(double x) {
        return x * clamp(x / 6 + 0.5, 0, 1);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static double mish(double x) {
        return x * Math.tanh(softplus(x));
    }

    static double softsign(double x) {
        return x / (1 + Math.abs(x));
    }

    /**
     * The error function, by its series of positive terms, {@code 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!}.
     *
     * <p>Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, equation 7.1.6.
     */
    static double erf(double x) {
        if (Math.abs(x) > SATURATED) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.ulp(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** The input between the bounds that the second and third input give. */
    static DoubleTensor clip(Call call) {
        double low = call.optional(1).map(bound -> bound.at(0)).orElse(Double.NEGATIVE_INFINITY);
        double high = call.optional(2).map(bound -> bound.at(0)).orElse(Double.POSITIVE_INFINITY);
        return call.x().map(x -> clamp(x, low, high));
    }

    static double parametricRelu(double x, double slope) {
        return x < 0 ? slope * x : x;
    }

    private static double clamp(double x, double low, double high) {
        return Math.min(high, Math.max(low, x));
    }
}
