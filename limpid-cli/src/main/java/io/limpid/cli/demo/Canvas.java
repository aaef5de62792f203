package io.limpid.cli.demo;

/**
 * A square picture in linear light that layers are painted on, back to front.
 *
 * <p>Mutable and not thread-safe: it lives as long as one rendering.
 */
final class Canvas {
    private final int size;
    private final float[] light;

    Canvas(int size) {
        this.size = size;
        this.light = new float[size * size * 3];
    }

    int size() {
        return size;
    }

    /** Returns the coordinate, 0 to 1, of the middle of a column or row of pixels. */
    float middle(int pixel) {
        return (pixel + 0.5f) / size;
    }

    Rgb at(int x, int y) {
        int i = (y * size + x) * 3;
        return new Rgb(light[i], light[i + 1], light[i + 2]);
    }

    void paint(Layer layer) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                Sample sample = layer.at(middle(x), middle(y));
                if (sample.coverage() == 1) {
                    set(x, y, sample.colour());
                } else if (sample.coverage() > 0) {
                    set(x, y, at(x, y).mix(sample.colour(), sample.coverage()));
                }
            }
        }
    }

    private void set(int x, int y, Rgb colour) {
        int i = (y * size + x) * 3;
        light[i] = colour.r();
        light[i + 1] = colour.g();
        light[i + 2] = colour.b();
    }

    /** Blurs what is painted so far, as a lens does with what is out of focus; {@code radius} is a Gaussian's, in pixels. */
    void blur(float radius) {
        float[] kernel = gaussian(radius);
        float[] rows = new float[light.length];
        smear(light, rows, kernel, 1);
        smear(rows, light, kernel, size);
    }

    private static float[] gaussian(float radius) {
        int reach = (int) Math.ceil(3 * radius);
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - reach) / (double) radius;
            kernel[i] = (float) StrictMath.exp(-0.5 * distance * distance);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private void smear(float[] from, float[] to, float[] kernel, int stride) {
        int reach = kernel.length / 2;
        for (int pixel = 0; pixel < size * size; pixel++) {
            int along = pixel / stride % size;
            for (int channel = 0; channel < 3; channel++) {
                float sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    int other = Math.max(0, Math.min(size - 1, along + k - reach));
                    sum += kernel[k] * from[(pixel + (other - along) * stride) * 3 + channel];
                }
                to[pixel * 3 + channel] = sum;
            }
        }
    }
}
