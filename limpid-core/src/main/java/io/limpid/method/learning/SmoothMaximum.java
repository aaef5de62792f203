package io.limpid.method.learning;

import io.limpid.image.Size;
import java.util.Arrays;
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
    private static final int TABLE = 1 << 11;
    private static final double[] POWERS = powers();

    private final int step;
    private final int radius;
    private final int padding;
    private final Size grid;
    private final Size full;
    private final int margin;
    /** By row and column of a pixel between cells, and row and column of a cell around it. */
    private final double[] kernel;
    /** By column of a pixel: where its kernel starts, less the column of the cell before it. */
    private final int[] kernelColumns;

    /** The grid with as many zeros around it as a pixel can see. */
    private final double[] cells;

    private final int cellWidth;

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
        this.kernelColumns = IntStream.range(0, full.width())
                .map(x -> kernelBase(0, x) - x / step)
                .toArray();
        this.cellWidth = grid.width() + 2 * padding;
        this.cells = new double[(grid.height() + 2 * padding) * cellWidth];
        this.mask = new double[full.height() * full.width()];
        this.totals = new double[mask.length];
    }

    private static int ceil(int of, int by) {
        return (of + by - 1) / by;
    }

    private int reach(int cellCount) {
        return step * (cellCount + 2 * (padding - radius) - 1) + 1;
    }

    /** Exponentials of 0 to 20; numbers between are interpolated, with a relative error of less than 2e-5. */
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
        for (int row = 0; row < grid.height(); row++) {
            System.arraycopy(values, row * grid.width(), cells, place(row, 0), grid.width());
        }
        IntStream.range(0, full.height()).parallel().forEach(this::fillRow);
        double[] part = new double[image.height() * image.width()];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(mask, (y + margin) * full.width() + margin, part, y * image.width(), image.width());
        }
        return part;
    }

    private int place(int row, int column) {
        return (row + padding) * cellWidth + column + padding;
    }

    private void fillRow(int y) {
        for (int x = 0; x < full.width(); x++) {
            double sum = 0;
            double total = 0;
            int weight = kernelBase(y, x);
            for (int i = 0; i < around(); i++) {
                int first = (y / step + i) * cellWidth + x / step;
                for (int j = first; j < first + around(); j++) {
                    double value = kernel[weight++] * cells[j];
                    double power = value == 0 ? 1 : power(value);
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

    /** Returns the derivative by each cell, given that by each pixel of the whole mask. */
    double[] gathered(double[] slope) {
        double[] shares = new double[slope.length];
        Arrays.setAll(shares, i -> slope[i] / totals[i]);
        double[] gathered = new double[grid.height() * grid.width()];
        IntStream.range(0, grid.height()).parallel().forEach(row -> {
            for (int column = 0; column < grid.width(); column++) {
                gathered[row * grid.width() + column] = gathered(shares, row, column);
            }
        });
        return gathered;
    }

    private double gathered(double[] shares, int row, int column) {
        double sum = 0;
        double cell = cells[place(row, column)];
        int bottom = Math.min(full.height(), step * (row + padding + 1));
        int right = Math.min(full.width(), step * (column + padding + 1));
        for (int y = Math.max(0, step * (row + padding - 2 * radius)); y < bottom; y++) {
            int base = kernelBase(y, 0) + (row - y / step + padding) * around() + column + padding;
            for (int x = Math.max(0, step * (column + padding - 2 * radius)); x < right; x++) {
                int pixel = y * full.width() + x;
                double weight = kernel[base + kernelColumns[x]];
                double value = weight * cell;
                double power = value == 0 ? 1 : power(value);
                sum += shares[pixel] * weight * power * (1 + COLDNESS * (value - mask[pixel]));
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
