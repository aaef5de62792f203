package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Tensor;

/** Which step of a method a golden shows, and how to come there from a raw attribution. */
final class GoldenStage {
    private static final float EPSILON = 1e-7f;

    private GoldenStage() {}

    /** Returns an attribution {@code [h,w]} or {@code [C,h,w]} at the stage of a golden, as its values. */
    static float[] of(Tensor attribution, String stage, int height, int width) {
        if (stage.startsWith("final")) {
            return minMax(resized(minMax(relu(attribution.toFloats())), attribution, height, width));
        }
        if (stage.startsWith("raw relu map")) {
            return relu(attribution.toFloats());
        }
        return stage.equals("sum over channels") ? channelSum(attribution) : attribution.toFloats();
    }

    private static float[] relu(float[] values) {
        float[] positive = values.clone();
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(positive[i], 0);
        }
        return positive;
    }

    private static float[] minMax(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] - least) / (EPSILON + (greatest - least));
        }
        return scaled;
    }

    private static float[] channelSum(Tensor attribution) {
        int pixels = attribution.size(-1) * attribution.size(-2);
        float[] values = attribution.toFloats();
        float[] sums = new float[pixels];
        for (int i = 0; i < values.length; i++) {
            sums[i % pixels] += values[i];
        }
        return sums;
    }

    private static float[] resized(float[] values, Tensor map, int height, int width) {
        int rows = map.size(0);
        int columns = map.size(1);
        float[] resized = new float[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double v = clamp((y + 0.5) * rows / height - 0.5, rows);
                double u = clamp((x + 0.5) * columns / width - 0.5, columns);
                int top = Math.min((int) v, Math.max(rows - 2, 0));
                int left = Math.min((int) u, Math.max(columns - 2, 0));
                int bottom = Math.min(top + 1, rows - 1);
                int right = Math.min(left + 1, columns - 1);
                double upper = mix(values[top * columns + left], values[top * columns + right], u - left);
                double lower = mix(values[bottom * columns + left], values[bottom * columns + right], u - left);
                resized[y * width + x] = (float) mix(upper, lower, v - top);
            }
        }
        return resized;
    }

    private static double clamp(double place, int size) {
        return Math.min(Math.max(place, 0), size - 1);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    /** Returns the greatest difference as a share of the golden's range of values; of a flat golden, as it is. */
    static double difference(Tensor golden, float[] ours) {
        float[] expected = golden.toFloats();
        assertThat(ours).hasSameSizeAs(expected);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            least = Math.min(least, expected[i]);
            greatest = Math.max(greatest, expected[i]);
            double here = Math.abs(ours[i] - expected[i]);
            difference = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(difference, here);
        }
        return greatest > least ? difference / (greatest - least) : difference;
    }
}
