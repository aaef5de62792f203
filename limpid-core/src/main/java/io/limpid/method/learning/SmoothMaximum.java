package io.limpid.method.learning;

import io.limpid.image.Size;
import java.util.stream.IntStream;

/**
 * Spreads a coarse grid of numbers 0–1 to a smooth mask: each pixel takes the smooth maximum {@code sum_k v_k e^(20 v_k) / sum_k
 * e^(20 v_k)} of the cells around it, each times {@code k(d / sigma)} of its distance {@code d}, {@code k(z) = exp(-2 max(z - 1/2,
 * 0)^2)}. Cells lie {@code step} pixels apart; the mask reaches {@code sigma} pixels beyond the image on every side.
 *
 * <p>Fong et al., "Understanding Deep Networks via Extremal Perturbations and Smooth Masks", ICCV 2019, section 3.2; sizes and
 * constants as in the authors' code.
 */
final class SmoothMaximum {
    private static final double COLDNESS = 20;
    private static final int TABLE = 1 << 14;
    private static final double[] POWERS = powers();

    private final int step;
    private final int radius;
    private final int padding;
    private final Size grid;
    private final Size full;
    private final int margin;
    /** By row and column of a pixel between cells, and row and column of a cell around it. */
    private final double[] kernel;

    private double[] cells = new double[0];
    private final double[] mask;
    private final double[] totals;

    /**
     * @param image size of the part of the mask that lies on the image
     * @param step pixels from cell to cell
     * @param sigma pixels that a cell reaches
     */
    SmoothMaximum(Size image, int step, int sigma) {
        this.step = step;
        this.margin = sigma;
        this.radius = 1 + ceil(sigma, step);
        this.padding = 1 + ceil(margin + sigma, step);
        this.grid = new Size(ceil(image.height(), step), ceil(image.width(), step));
        this.full = new Size(reach(grid.height()), reach(grid.width()));
        this.kernel = kernel(sigma);
        this.mask = new double[full.height() * full.width()];
        this.totals = new double[mask.length];
    }

    private static int ceil(int of, int by) {
        return (of + by - 1) / by;
    }

    private int reach(int cellCount) {
        return step * (cellCount + 2 * (padding - radius) - 1) + 1;
    }

    /** Exponentials of 0 to 20; numbers between are interpolated, with a relative error of less than 1e-6. */
    private static double[] powers() {
        return IntStream.rangeClosed(0, TABLE + 1)
                .mapToDouble(i -> Math.exp(COLDNESS * i / TABLE))
                .toArray();
    }

    private static double power(double value) {
        double place = value * TABLE;
        int index = (int) place;
        return POWERS[index] + (place - index) * (POWERS[index + 1] - POWERS[index]);
    }

    private int around() {
        return 2 * radius + 1;
    }

    private double[] kernel(int sigma) {
        double[] weights = new double[step * step * around() * around()];
        for (int i = 0; i < weights.length; i++) {
            int neighbour = i % (around() * around());
            int phase = i / (around() * around());
            double down = offset(phase / step, neighbour / around());
            double across = offset(phase % step, neighbour % around());
            double far = Math.max(0, Math.hypot(down, across) / sigma - 0.5);
            weights[i] = Math.exp(-2 * far * far);
        }
        return weights;
    }

    /** Returns how far a pixel, so many behind a cell, is from one of the cells around it. */
    private int offset(int phase, int neighbour) {
        return phase - margin - step * (neighbour - padding);
    }

    /** Returns the size of the grid. */
    Size grid() {
        return grid;
    }

    /** Returns the whole mask with its margin, after {@link #spread}. */
    double[] mask() {
        return mask;
    }

    /** Spreads a grid; returns the part of the mask that lies on the image. */
    double[] spread(double[] values, Size image) {
        cells = values.clone();
        IntStream.range(0, full.height()).parallel().forEach(this::fillRow);
        double[] part = new double[image.height() * image.width()];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(mask, (y + margin) * full.width() + margin, part, y * image.width(), image.width());
        }
        return part;
    }

    private void fillRow(int y) {
        for (int x = 0; x < full.width(); x++) {
            double sum = 0;
            double total = 0;
            int base = kernelBase(y, x);
            for (int i = 0; i < around(); i++) {
                int row = y / step + i - padding;
                for (int j = 0; j < around(); j++) {
                    double value = kernel[base + i * around() + j] * cell(row, x / step + j - padding);
                    double power = power(value);
                    sum += value * power;
                    total += power;
                }
            }
            mask[y * full.width() + x] = sum / total;
            totals[y * full.width() + x] = total;
        }
    }

    private int kernelBase(int y, int x) {
        return (y % step * step + x % step) * around() * around();
    }

    private double cell(int row, int column) {
        boolean inside = row >= 0 && column >= 0 && row < grid.height() && column < grid.width();
        return inside ? cells[row * grid.width() + column] : 0;
    }

    /** Returns the derivative by each cell, given that by each pixel of the whole mask. */
    double[] gathered(double[] slope) {
        double[] gathered = new double[cells.length];
        IntStream.range(0, grid.height()).parallel().forEach(row -> {
            for (int column = 0; column < grid.width(); column++) {
                gathered[row * grid.width() + column] = gathered(slope, row, column);
            }
        });
        return gathered;
    }

    private double gathered(double[] slope, int row, int column) {
        double sum = 0;
        double cell = cell(row, column);
        int bottom = Math.min(full.height(), step * (row + padding + 1));
        int right = Math.min(full.width(), step * (column + padding + 1));
        for (int y = Math.max(0, step * (row + padding - 2 * radius)); y < bottom; y++) {
            int i = row - y / step + padding;
            for (int x = Math.max(0, step * (column + padding - 2 * radius)); x < right; x++) {
                int pixel = y * full.width() + x;
                double weight = kernel[kernelBase(y, x) + i * around() + column - x / step + padding];
                double value = weight * cell;
                double rise = power(value) / totals[pixel] * (1 + COLDNESS * (value - mask[pixel]));
                sum += slope[pixel] * weight * rise;
            }
        }
        return sum;
    }

    /** Returns numbers for the pixels on the image as numbers for the whole mask, 0 in the margin. */
    double[] withMargin(double[] part, Size image) {
        double[] whole = new double[mask.length];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(part, y * image.width(), whole, (y + margin) * full.width() + margin, image.width());
        }
        return whole;
    }
}
