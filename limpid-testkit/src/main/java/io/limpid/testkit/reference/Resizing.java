package io.limpid.testkit.reference;

import java.util.stream.IntStream;

/** Interpolation, one axis after the other. */
final class Resizing {
    private Resizing() {}

    static DoubleTensor resize(Call call) {
        if (call.integer("antialias", 0) == 1) {
            throw call.unsupported("antialias 1");
        }
        DoubleTensor y = call.x();
        int[] axes = axes(call);
        for (int i = 0; i < axes.length; i++) {
            ResizeAxis axis = axis(call, i, axes[i]);
            if (axis.changes()) {
                y = Lanes.of(y, axes[i]).map(axis::resized);
            }
        }
        return y;
    }

    private static int[] axes(Call call) {
        int rank = call.x().rank();
        long[] all = IntStream.range(0, rank).asLongStream().toArray();
        return Layout.axes(call.attributes().integers("axes", all), rank);
    }

    private static ResizeAxis axis(Call call, int i, int axis) {
        int in = call.x().size(axis);
        boolean byScale = call.optional(2).filter(scales -> scales.size() > 0).isPresent();
        double scale = byScale ? call.input(2).at(i) : call.input(3).at(i) / in;
        int out = byScale
                ? (int) Math.floor((float) scale * in)
                : (int) call.input(3).at(i);
        String coordinates = call.attributes().text("coordinate_transformation_mode", "half_pixel");
        return new ResizeAxis(in, out, scale, coordinates, kernel(call));
    }

    private static ResizeKernel kernel(Call call) {
        return switch (call.attributes().text("mode", "nearest")) {
            case "nearest" -> nearest(call);
            case "linear" -> ResizeKernel::linear;
            case "cubic" -> cubic(call);
            default -> throw call.unsupported("an unknown mode");
        };
    }

    private static ResizeKernel nearest(Call call) {
        return switch (call.attributes().text("nearest_mode", "round_prefer_floor")) {
            case "round_prefer_floor" -> ResizeKernel.nearest(x -> Math.ceil(x - 0.5));
            case "round_prefer_ceil" -> ResizeKernel.nearest(x -> Math.floor(x + 0.5));
            case "floor" -> ResizeKernel.nearest(Math::floor);
            case "ceil" -> ResizeKernel.nearest(Math::ceil);
            default -> throw call.unsupported("an unknown nearest_mode");
        };
    }

    private static ResizeKernel cubic(Call call) {
        if (call.integer("exclude_outside", 0) == 1) {
            throw call.unsupported("exclude_outside 1");
        }
        return ResizeKernel.cubic(call.attributes().number("cubic_coeff_a", -0.75f));
    }
}
