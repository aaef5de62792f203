package io.limpid.image;

import java.util.Arrays;

/** Simple linear iterative clustering, see {@link Superpixels#slic(Image, int, double)}. */
final class Slic {
    private static final int ROUNDS = 10;
    /** Segments of less than this share of the wanted area join a neighbour. */
    private static final double LEAST_SHARE = 0.25;

    private final ColorPlanes colors;
    private final int height;
    private final int width;
    private final Grid grid;
    /** How much a squared step of one pixel counts. */
    private final double nearness;

    private final double[][] centres;
    private final int[] labels;
    private final double[] distances;

    private Slic(ColorPlanes colors, Grid grid, double nearness) {
        this.colors = colors;
        this.height = colors.size().height();
        this.width = colors.size().width();
        this.grid = grid;
        this.nearness = nearness;
        this.centres = new double[grid.rows * grid.columns][colors.planes().length + 2];
        this.labels = new int[colors.pixels()];
        this.distances = new double[colors.pixels()];
    }

    static Superpixels cut(ColorPlanes colors, int segments, double compactness) {
        if (segments < 1 || segments > colors.pixels()) {
            throw new IllegalArgumentException("segments is " + segments + "; a picture of " + colors.size() + " has "
                    + colors.pixels() + " pixels, so it must be 1 to " + colors.pixels());
        }
        if (!(compactness > 0)) {
            throw new IllegalArgumentException("compactness is " + compactness + "; it must be above 0, e.g. 10");
        }
        double area = (double) colors.pixels() / segments;
        Grid grid = Grid.of(colors.size(), segments);
        Slic slic = new Slic(colors, grid, compactness * compactness / area);
        slic.run();
        return new Superpixels(SegmentRepair.of(colors, slic.labels).labels((int) (LEAST_SHARE * area)), colors.size());
    }

    /** Where the first centres lie. */
    private record Grid(int rows, int columns, double rowStep, double columnStep) {
        static Grid of(Size size, int wanted) {
            double step = Math.sqrt((double) size.height() * size.width() / wanted);
            int rows = within(size.height(), size.height() / step);
            int columns = within(size.width(), (double) wanted / rows);
            return new Grid(rows, columns, (double) size.height() / rows, (double) size.width() / columns);
        }

        private static int within(int length, double count) {
            return (int) Math.max(1, Math.min(length, Math.round(count)));
        }
    }

    private void run() {
        for (int k = 0; k < centres.length; k++) {
            int row = k / grid.columns;
            int column = k % grid.columns;
            place(k, smoothest((int) ((row + 0.5) * grid.rowStep), (int) ((column + 0.5) * grid.columnStep)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            assign();
            average();
        }
    }

    /** Returns the pixel of the nine around one at which colours change least, so that no centre starts on an edge. */
    private int smoothest(int y, int x) {
        int best = y * width + x;
        double least = slope(y, x);
        for (int i = 0; i < 9; i++) {
            int row = clamp(y + i / 3 - 1, height);
            int column = clamp(x + i % 3 - 1, width);
            if (slope(row, column) < least) {
                least = slope(row, column);
                best = row * width + column;
            }
        }
        return best;
    }

    private double slope(int y, int x) {
        int left = y * width + clamp(x - 1, width);
        int right = y * width + clamp(x + 1, width);
        int above = clamp(y - 1, height) * width + x;
        int below = clamp(y + 1, height) * width + x;
        return colors.squaredDistance(left, right) + colors.squaredDistance(above, below);
    }

    private static int clamp(int place, int length) {
        return Math.max(0, Math.min(length - 1, place));
    }

    private void place(int k, int pixel) {
        int row = pixel / width;
        centres[k][0] = row;
        centres[k][1] = pixel % width;
        for (int c = 0; c < colors.planes().length; c++) {
            centres[k][c + 2] = colors.planes()[c][pixel];
        }
    }

    private void assign() {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int rowReach = (int) Math.ceil(grid.rowStep) + 1;
        int columnReach = (int) Math.ceil(grid.columnStep) + 1;
        for (int k = 0; k < centres.length; k++) {
            int y = (int) Math.round(centres[k][0]);
            int x = (int) Math.round(centres[k][1]);
            for (int row = clamp(y - rowReach, height); row <= clamp(y + rowReach, height); row++) {
                int first = row * width + clamp(x - columnReach, width);
                int last = row * width + clamp(x + columnReach, width);
                for (int pixel = first; pixel <= last; pixel++) {
                    claim(k, pixel);
                }
            }
        }
    }

    private void claim(int k, int pixel) {
        double[] centre = centres[k];
        int row = pixel / width;
        double down = row - centre[0];
        double across = pixel % width - centre[1];
        double distance = nearness * (down * down + across * across);
        for (int c = 0; c < colors.planes().length; c++) {
            double difference = colors.planes()[c][pixel] - centre[c + 2];
            distance += difference * difference;
        }
        if (distance < distances[pixel]) {
            distances[pixel] = distance;
            labels[pixel] = k;
        }
    }

    private void average() {
        int[] counts = new int[centres.length];
        double[][] sums = new double[centres.length][centres[0].length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            double[] sum = sums[labels[pixel]];
            counts[labels[pixel]]++;
            int row = pixel / width;
            sum[0] += row;
            sum[1] += pixel % width;
            for (int c = 0; c < colors.planes().length; c++) {
                sum[c + 2] += colors.planes()[c][pixel];
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int i = 0; i < sums[k].length && counts[k] > 0; i++) {
                centres[k][i] = sums[k][i] / counts[k];
            }
        }
    }
}
