package io.limpid.method.baseline;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;

/** Blurs every channel of an image with a Gaussian whose deviation is a twelfth of the shorter side; edges are continued. */
final class GaussianBlur {
    private static final double SHARE = 1 / 12.0;
    private static final double REACH = 3;

    private final double[] kernel;

    private GaussianBlur(double deviation) {
        int radius = Math.max(1, (int) Math.ceil(REACH * deviation));
        kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - radius) / deviation;
            kernel[i] = Math.exp(-distance * distance / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
    }

    private static GaussianBlur forSize(long height, long width) {
        return new GaussianBlur(deviation(height, width));
    }

    private static double deviation(long height, long width) {
        return SHARE * Math.min(height, width);
    }

    /** Emits images {@code [N,C,H,W]} blurred. */
    static Value emit(Emitter emit, Value images, Shape shape) {
        GaussianBlur blur = forSize(shape.size(2), shape.size(3));
        long radius = blur.kernel.length / 2;
        Value padded = emit.node(
                "Pad",
                List.of(images, emit.indices(0, 0, radius, radius, 0, 0, radius, radius)),
                Attributes.NONE.with("mode", "edge"));
        Value rows = blur.along(emit, padded, new long[] {shape.size(1), 1, 1, blur.kernel.length});
        return blur.along(emit, rows, new long[] {shape.size(1), 1, blur.kernel.length, 1});
    }

    private Value along(Emitter emit, Value images, long... kernelShape) {
        float[] repeated = new float[(int) kernelShape[0] * kernel.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = (float) kernel[i % kernel.length];
        }
        Value weights = emit.constant(Tensor.of(repeated, kernelShape));
        return emit.conv(images, weights, Value.ABSENT, Attributes.NONE.with("group", kernelShape[0]));
    }

    /** Returns an image {@code [1,C,H,W]} blurred. */
    static Tensor of(Tensor image) {
        return of(image, 1);
    }

    /** Returns an image {@code [1,C,H,W]} blurred with a share of the deviation, above 0. */
    static Tensor of(Tensor image, double share) {
        GaussianBlur blur = new GaussianBlur(share * deviation(image.size(2), image.size(3)));
        float[] values = image.toFloats();
        int width = image.size(3);
        int height = image.size(2);
        for (int row = 0; row < values.length / width; row++) {
            blur.line(values, row * width, 1, width);
        }
        for (int channel = 0; channel < image.size(1); channel++) {
            for (int column = 0; column < width; column++) {
                blur.line(values, channel * height * width + column, width, height);
            }
        }
        return Tensor.of(values, image.shape());
    }

    private void line(float[] values, int start, int step, int length) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        int radius = kernel.length / 2;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = -radius; k <= radius; k++) {
                sum += kernel[k + radius] * line[Math.min(Math.max(i + k, 0), length - 1)];
            }
            values[start + i * step] = (float) sum;
        }
    }
}
