package io.limpid.method.learning;

import io.limpid.image.Size;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spreads a coarse grid of numbers 0–1 to a smooth mask: each pixel takes the smooth maximum {@code sum_k v_k e^(20 v_k) / sum_k
 * e^(20 v_k)} of the cells around it, each times {@code k(d / sigma)} of its distance {@code d}, {@code k(z) = exp(-2 max(z - 1/2,
 * 0)^2)}. Cells lie {@code step} pixels apart, the first on the first pixel; beyond the grid they are 0.
 *
 * <p>Fong et al., "Understanding Deep Networks via Extremal Perturbations and Smooth Masks", ICCV 2019, section 3.2; kernel and
 * neighbourhood as in the authors' code.
 */
final class SmoothMaximum {
    private static final double COLDNESS = 20;
    private static final int TABLE = 1 << 11;
    private static final double[] POWERS = powers();

    private final Size image;
    private final int step;
    private final int radius;
    private final Size grid;
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
     * @param image size of the mask
     * @param step pixels from cell to cell
     * @param sigma pixels that a cell reaches
     */
    SmoothMaximum(Size image, int step, int sigma) {
        this.image = image;
        this.step = step;
        this.radius = 1 + ceil(sigma, step);
        this.grid = new Size(ceil(image.height(), step), ceil(image.width(), step));
        this.kernel = kernel(sigma);
        this.kernelColumns = IntStream.range(0, image.width())
                .map(x -> kernelBase(0, x) - x / step)
                .toArray();
        this.cellWidth = grid.width() + 2 * radius;
        this.cells = new double[(grid.height() + 2 * radius) * cellWidth];
        this.mask = new double[image.height() * image.width()];
        this.totals = new double[mask.length];
    }

    private static int ceil(int of, int by) {
        return (of + by - 1) / by;
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
            int down = phase / step - step * (neighbour / around() - radius);
            int across = phase % step - step * (neighbour % around() - radius);
            double far = Math.max(0, Math.hypot(down, across) / sigma - 0.5);
            weights[i] = Math.exp(-2 * far * far);
        }
        return weights;
    }

    /** Returns the size of the grid. */
    Size grid() {
        return grid;
    }

    /** Spreads a grid; the mask returned is overwritten by the next. */
    double[] spread(double[] values) {
        for (int row = 0; row < grid.height(); row++) {
            System.arraycopy(values, row * grid.width(), cells, place(row, 0), grid.width());
        }
        IntStream.range(0, image.height()).parallel().forEach(this::fillRow);
        return mask;
    }

    private int place(int row, int column) {
        return (row + radius) * cellWidth + column + radius;
    }

    private void fillRow(int y) {
        for (int x = 0; x < image.width(); x++) {
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
            mask[y * image.width() + x] = sum / total;
            totals[y * image.width() + x] = total;
        }
    }

    private int kernelBase(int y, int x) {
        return (y % step * step + x % step) * around() * around();
    }

    /** Returns the derivative by each cell, given that by each pixel of the mask that was returned last. */
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
        int bottom = Math.min(image.height(), step * (row + radius + 1));
        int right = Math.min(image.width(), step * (column + radius + 1));
        for (int y = Math.max(0, step * (row - radius)); y < bottom; y++) {
            int base = kernelBase(y, 0) + (row - y / step + radius) * around() + column + radius;
            for (int x = Math.max(0, step * (column - radius)); x < right; x++) {
                int pixel = y * image.width() + x;
                double weight = kernel[base + kernelColumns[x]];
                double value = weight * cell;
                double power = value == 0 ? 1 : power(value);
                sum += shares[pixel] * weight * power * (1 + COLDNESS * (value - mask[pixel]));
            }
        }
        return sum;
    }
}
