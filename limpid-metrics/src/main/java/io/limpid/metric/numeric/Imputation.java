package io.limpid.metric.numeric;

import java.util.Arrays;

/**
 * Fills in missing pixels so that each is the weighted mean of its neighbours: neighbours at an edge weigh 1/6, those at a corner
 * 1/12, and those beyond the border of the image nothing.
 *
 * <p>The linear system {@code v_u sum_n w_n = sum_n w_n v_n} is solved by conjugate gradients from a first guess. Pixels that no
 * known one can reach become 0.
 *
 * <p>Rong et al., "A consistent and efficient evaluation strategy for attribution methods" (ROAD), ICML 2022, section 4.3.
 */
public final class Imputation {
    private static final double EDGE = 1 / 6.0;
    private static final double CORNER = 1 / 12.0;
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_ROUNDS = 2000;

    private final boolean[] missing;
    private final int width;
    private final int[] unknowns;

    private Imputation(boolean[] missing, int width) {
        this.missing = missing;
        this.width = width;
        int[] found = new int[missing.length];
        int count = 0;
        for (int pixel = 0; pixel < missing.length; pixel++) {
            if (missing[pixel]) {
                found[count++] = pixel;
            }
        }
        this.unknowns = Arrays.copyOf(found, count);
    }

    /**
     * Prepares for a set of missing pixels.
     *
     * @param missing row by row
     */
    public static Imputation of(boolean[] missing, int width) {
        return new Imputation(missing.clone(), width);
    }

    /**
     * Fills in the missing pixels of one channel, row by row.
     *
     * @param channel what stands at missing pixels is the first guess; replaced
     */
    public void fill(double[] channel) {
        if (unknowns.length == missing.length) {
            Arrays.fill(channel, 0);
            return;
        }
        double[] rest = new double[missing.length];
        double[] known = new double[missing.length];
        for (int pixel : unknowns) {
            rest[pixel] = -residual(channel, pixel);
            known[pixel] = knownPart(channel, pixel);
        }
        solve(channel, rest, TOLERANCE * Math.max(Moments.length(known), TOLERANCE));
    }

    private void solve(double[] channel, double[] rest, double goal) {
        double[] way = rest.clone();
        double[] image = new double[missing.length];
        double squares = squares(rest);
        for (int round = 0; round < MOST_ROUNDS && Math.sqrt(squares) > goal; round++) {
            double energy = 0;
            for (int pixel : unknowns) {
                image[pixel] = residual(way, pixel);
                energy += image[pixel] * way[pixel];
            }
            double length = squares / energy;
            for (int pixel : unknowns) {
                channel[pixel] += length * way[pixel];
                rest[pixel] -= length * image[pixel];
            }
            double next = squares(rest);
            for (int pixel : unknowns) {
                way[pixel] = rest[pixel] + next / squares * way[pixel];
            }
            squares = next;
        }
    }

    private double squares(double[] values) {
        double sum = 0;
        for (int pixel : unknowns) {
            sum += values[pixel] * values[pixel];
        }
        return sum;
    }

    /** Returns {@code v_u sum w_n - sum w_n v_n} over all neighbours. */
    private double residual(double[] values, int pixel) {
        double weights = 0;
        double sum = 0;
        int row = pixel / width;
        int column = pixel % width;
        int height = missing.length / width;
        for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                double weight = weight(x - column, y - row);
                weights += weight;
                sum += weight * values[y * width + x];
            }
        }
        return weights * values[pixel] - sum;
    }

    /** Returns the weighted sum of the known neighbours. */
    private double knownPart(double[] values, int pixel) {
        double sum = 0;
        int row = pixel / width;
        int column = pixel % width;
        int height = missing.length / width;
        for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                int neighbour = y * width + x;
                sum += missing[neighbour] ? 0 : weight(x - column, y - row) * values[neighbour];
            }
        }
        return sum;
    }

    private static double weight(int right, int down) {
        return right == 0 && down == 0 ? 0 : right == 0 || down == 0 ? EDGE : CORNER;
    }
}
