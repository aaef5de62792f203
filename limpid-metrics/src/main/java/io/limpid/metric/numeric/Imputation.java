package io.limpid.metric.numeric;

import java.util.Arrays;

/**
 * Fills in missing pixels so that each is the weighted mean of its neighbours: neighbours at an edge weigh 1/6, those at a corner
 * 1/12, and those beyond the border of the image nothing.
 *
 * <p>The linear system {@code v_u sum_n w_n = sum_n w_n v_n} is solved by conjugate gradients from a first guess. Where no pixel is
 * known, all become 0.
 *
 * <p>Rong et al., "A consistent and efficient evaluation strategy for attribution methods" (ROAD), ICML 2022, section 4.3.
 */
public final class Imputation {
    private static final double EDGE = 1 / 6.0;
    private static final double CORNER = 1 / 12.0;
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_ROUNDS = 2000;

    /** Edges first. */
    private static final int[][] AROUND = {{-1, 0}, {0, -1}, {0, 1}, {1, 0}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}};

    private static final int EDGES = 4;

    private final int pixels;
    /** The missing pixels. */
    private final int[] unknowns;
    /** For each of them, where its neighbours lie in the image; -1 beyond the border. */
    private final int[] neighbours;
    /** For each of them, where its neighbours lie among the missing ones; their number for all others, where 0 stands. */
    private final int[] fellows;
    /** For each of them, what its neighbours weigh together. */
    private final double[] weights;

    private Imputation(boolean[] missing, int width) {
        pixels = missing.length;
        int[] number = new int[pixels];
        int count = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            number[pixel] = missing[pixel] ? count++ : -1;
        }
        unknowns = new int[count];
        neighbours = new int[count * AROUND.length];
        fellows = new int[count * AROUND.length];
        weights = new double[count];
        for (int pixel = 0; pixel < pixels; pixel++) {
            if (missing[pixel]) {
                connect(pixel, width, number);
            }
        }
    }

    private void connect(int pixel, int width, int[] number) {
        int unknown = number[pixel];
        unknowns[unknown] = pixel;
        for (int i = 0; i < AROUND.length; i++) {
            int row = pixel / width + AROUND[i][0];
            int column = pixel % width + AROUND[i][1];
            boolean inside = row >= 0 && row < pixels / width && column >= 0 && column < width;
            int neighbour = inside ? row * width + column : -1;
            int at = unknown * AROUND.length + i;
            neighbours[at] = neighbour;
            fellows[at] = inside && number[neighbour] >= 0 ? number[neighbour] : unknowns.length;
            weights[unknown] += inside ? weight(i) : 0;
        }
    }

    private static double weight(int direction) {
        return direction < EDGES ? EDGE : CORNER;
    }

    /**
     * Prepares for a set of missing pixels.
     *
     * @param missing row by row
     */
    public static Imputation of(boolean[] missing, int width) {
        return new Imputation(missing, width);
    }

    /**
     * Fills in the missing pixels of one channel, row by row.
     *
     * @param channel what stands at missing pixels is the first guess; replaced
     */
    public void fill(double[] channel) {
        if (unknowns.length == pixels) {
            Arrays.fill(channel, 0);
            return;
        }
        double[] known = known(channel);
        double[] values = new double[unknowns.length + 1];
        for (int i = 0; i < unknowns.length; i++) {
            values[i] = channel[unknowns[i]];
        }
        solve(values, known, TOLERANCE * Math.max(Moments.length(known), TOLERANCE));
        for (int i = 0; i < unknowns.length; i++) {
            channel[unknowns[i]] = values[i];
        }
    }

    /** Returns the weighted sum of the known neighbours of each missing pixel. */
    private double[] known(double[] channel) {
        double[] known = new double[unknowns.length];
        for (int at = 0; at < neighbours.length; at++) {
            boolean isKnown = neighbours[at] >= 0 && fellows[at] == unknowns.length;
            known[at / AROUND.length] += isKnown ? weight(at % AROUND.length) * channel[neighbours[at]] : 0;
        }
        return known;
    }

    private void solve(double[] values, double[] known, double goal) {
        int count = unknowns.length;
        double[] image = new double[count];
        multiply(values, image);
        double[] rest = new double[count];
        double[] way = new double[count + 1];
        for (int i = 0; i < count; i++) {
            rest[i] = known[i] - image[i];
            way[i] = rest[i];
        }
        double squares = product(rest, rest);
        for (int round = 0; round < MOST_ROUNDS && Math.sqrt(squares) > goal; round++) {
            multiply(way, image);
            double length = squares / product(way, image);
            for (int i = 0; i < count; i++) {
                values[i] += length * way[i];
                rest[i] -= length * image[i];
            }
            double next = product(rest, rest);
            for (int i = 0; i < count; i++) {
                way[i] = rest[i] + next / squares * way[i];
            }
            squares = next;
        }
    }

    /** Computes {@code v_u sum w_n - sum w_n v_n} over missing neighbours; the last value is 0. */
    private void multiply(double[] values, double[] image) {
        for (int i = 0; i < image.length; i++) {
            int at = i * AROUND.length;
            double edges =
                    values[fellows[at]] + values[fellows[at + 1]] + values[fellows[at + 2]] + values[fellows[at + 3]];
            double corners = values[fellows[at + 4]]
                    + values[fellows[at + 5]]
                    + values[fellows[at + 6]]
                    + values[fellows[at + 7]];
            image[i] = weights[i] * values[i] - EDGE * edges - CORNER * corners;
        }
    }

    private double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < unknowns.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
