package io.limpid.testkit.reference;

import java.util.stream.IntStream;

/**
 * One axis to be resized.
 *
 * @param coordinates how an output place maps to an input place: the ONNX attribute
 */
record ResizeAxis(int in, int out, double scale, String coordinates, ResizeKernel kernel) {
    boolean changes() {
        return in != out || scale != 1;
    }

    double[] resized(double... lane) {
        return IntStream.range(0, out)
                .mapToDouble(i -> kernel.interpolate(lane, source(i)))
                .toArray();
    }

    private double source(int i) {
        return switch (coordinates) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> out > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "half_pixel_symmetric" -> halfPixelSymmetric(i);
            case "align_corners" -> out > 1 ? i * (in - 1.0) / (out - 1) : 0;
            case "asymmetric" -> i / scale;
            default ->
                throw new IllegalArgumentException("coordinate_transformation_mode is " + coordinates
                        + ", which the reference interpreter does not compute");
        };
    }

    private double halfPixelSymmetric(int i) {
        double adjustment = out / (in * scale);
        double offset = in / 2.0 * (1 - adjustment);
        return offset + (i + 0.5) / scale - 0.5;
    }
}
