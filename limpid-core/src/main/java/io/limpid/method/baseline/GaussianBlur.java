package io.limpid.method.baseline;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.method.plane.GaussianKernel;
import io.limpid.method.plane.LineFilter;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;

/** Blurs every channel of an image with a Gaussian whose deviation is a twelfth of the shorter side; edges are continued. */
final class GaussianBlur {
    private static final double SHARE = 1 / 12.0;

    private GaussianBlur() {}

    private static double[] kernel(double deviation) {
        return GaussianKernel.of(deviation, Math.max(1, GaussianKernel.radius(deviation)));
    }

    private static double deviation(long height, long width) {
        return SHARE * Math.min(height, width);
    }

    /** Emits images {@code [N,C,H,W]} blurred. */
    static Value emit(Emitter emit, Value images, Shape shape) {
        double[] kernel = kernel(deviation(shape.size(2), shape.size(3)));
        long radius = kernel.length / 2;
        Value padded = emit.node(
                "Pad",
                List.of(images, emit.indices(0, 0, radius, radius, 0, 0, radius, radius)),
                Attributes.NONE.with("mode", "edge"));
        Value rows = along(emit, padded, kernel, shape.size(1), 1, 1, kernel.length);
        return along(emit, rows, kernel, shape.size(1), 1, kernel.length, 1);
    }

    private static Value along(Emitter emit, Value images, double[] kernel, long... kernelShape) {
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
        double deviation = share * deviation(image.size(2), image.size(3));
        return new LineFilter(kernel(deviation), LineFilter.Border.CONTINUED).of(image);
    }
}
