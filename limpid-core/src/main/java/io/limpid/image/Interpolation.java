package io.limpid.image;

import java.util.Locale;

/**
 * How pixels are weighed when a picture is resized. All but {@link #NEAREST} widen with the reduction, so that no pixel
 * is skipped when a picture gets smaller ("antialiased", as in Pillow).
 */
public enum Interpolation {
    /** The pixel under the centre of the new one; no averaging. */
    NEAREST(0) {
        @Override
        double weight(double distance) {
            return 1;
        }
    },
    /** Plain mean of the pixels covered. */
    BOX(0.5) {
        @Override
        double weight(double distance) {
            return distance > -0.5 && distance <= 0.5 ? 1 : 0;
        }
    },
    /** Triangle of radius 1. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Raised cosine of radius 1, between bilinear and bicubic in sharpness. */
    HAMMING(1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? sinc(x) * (0.54 + 0.46 * Math.cos(Math.PI * x)) : 0;
        }
    },
    /** Cubic convolution with a = -0.5, radius 2 (Keys, "Cubic convolution interpolation", 1981, equation 15). */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((CUBIC_A + 2) * x - (CUBIC_A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * CUBIC_A : 0;
        }
    },
    /** Sinc windowed by a sinc, radius 3. */
    LANCZOS(3) {
        @Override
        double weight(double distance) {
            return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    };

    private static final double CUBIC_A = -0.5;

    private final double radius;

    Interpolation(double radius) {
        this.radius = radius;
    }

    /** Returns the distance, in source pixels at no reduction, beyond which pixels weigh nothing. */
    double radius() {
        return radius;
    }

    /** Returns the weight of a pixel at this distance from the new pixel's centre, before the weights are scaled to 1. */
    abstract double weight(double distance);

    /** Returns the name as specs write it. */
    String spec() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
