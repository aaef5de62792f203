package io.limpid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Tensor;

/**
 * Checks that one linear map is the adjoint of another by {@code <g, apply(x)> = <transpose(g), x>}.
 *
 * <p>True for every x and g if and only if the transpose is right, so a random pair finds any slip in padding or stride.
 */
public final class Adjoints {
    private static final double FLOAT_TOLERANCE = 1e-5;

    private Adjoints() {}

    /**
     * Asserts the identity for a map computed in float; both products are accumulated in double.
     *
     * @param x the map's input
     * @param applied the map's output, without any bias
     * @param g a signal of the output's shape
     * @param transposed the transposed map of the signal, of the input's shape
     */
    public static void assertAdjoint(Tensor x, Tensor applied, Tensor g, Tensor transposed) {
        assertThat(applied.shape()).as("shape of apply(x) and g").isEqualTo(g.shape());
        assertThat(transposed.shape()).as("shape of transpose(g) and x").isEqualTo(x.shape());
        assertAdjoint(x.toFloats(), applied.toFloats(), g.toFloats(), transposed.toFloats());
    }

    /** Asserts the identity for the elements of such tensors. */
    public static void assertAdjoint(float[] x, float[] applied, float[] g, float[] transposed) {
        double scale =
                Math.sqrt(dot(applied, applied) * dot(g, g)) + Math.sqrt(dot(transposed, transposed) * dot(x, x));
        double difference = Math.abs(dot(g, applied) - dot(transposed, x));
        assertThat(difference)
                .as("<g, apply(x)> is %s, <transpose(g), x> is %s", dot(g, applied), dot(transposed, x))
                .isLessThanOrEqualTo(FLOAT_TOLERANCE * scale);
    }

    private static double dot(float[] a, float[] b) {
        assertThat(a).as("elements on both sides of a product").hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
