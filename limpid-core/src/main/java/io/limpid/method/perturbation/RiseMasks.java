package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.plane.Plane;
import io.limpid.program.IndexedRandom;
import io.limpid.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * Random masks: a grid of {@code s x s} cells, each open with probability {@code p}, is enlarged bilinearly to {@code (s + 1) c}
 * pixels along each axis, {@code c = ceil(length / s)}, and cut to the image's size at a random shift from 0 to {@code c - 1}.
 *
 * <p>Mask {@code i} depends on the seed and {@code i} only. Enlarging is a product: {@code R G C} with one matrix for each
 * axis, which depend on the shift.
 *
 * @param size of each mask
 * @param drawing how they are drawn
 */
record RiseMasks(Size size, Drawing drawing) implements FactoredMasks {
    /**
     * How masks are drawn.
     *
     * @param count how many
     * @param cells {@code s}
     * @param open {@code p}
     * @param seed of all masks together
     */
    record Drawing(int count, int cells, double open, long seed) {}

    @Override
    public int count() {
        return drawing.count();
    }

    @Override
    public int rank() {
        return drawing.cells();
    }

    /** One mask before it is enlarged. */
    static final class Draw {
        private final boolean[] grid;
        private final int down;
        private final int across;

        Draw(boolean[] grid, int down, int across) {
            this.grid = grid;
            this.down = down;
            this.across = across;
        }

        /** Tells for each cell whether it is open, row by row. */
        boolean[] grid() {
            return grid.clone();
        }

        /** Returns the first row of the enlarged mask that lies on the image. */
        int down() {
            return down;
        }

        /** Returns the first column of the enlarged mask that lies on the image. */
        int across() {
            return across;
        }
    }

    Draw draw(int index) {
        SplittableRandom random = IndexedRandom.of(drawing.seed(), index);
        boolean[] grid = new boolean[rank() * rank()];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = random.nextDouble() < drawing.open();
        }
        return new Draw(grid, random.nextInt(cell(size.height())), random.nextInt(cell(size.width())));
    }

    private int cell(int length) {
        return (length + rank() - 1) / rank();
    }

    @Override
    public void write(int index, float[] rows, float[] columns) {
        Draw draw = draw(index);
        Axis down = new Axis(size.height(), draw.down());
        for (int y = 0; y < size.height(); y++) {
            for (int i = 0; i < rank(); i++) {
                rows[y * rank() + i] = down.share(y, i);
            }
        }
        writeColumns(draw, columns);
    }

    /** Writes the grid enlarged along its rows only, {@code G C}. */
    private void writeColumns(Draw draw, float[] columns) {
        Axis across = new Axis(size.width(), draw.across());
        for (int x = 0; x < size.width(); x++) {
            int first = across.first(x);
            int second = Math.min(first + 1, rank() - 1);
            float share = across.second(x);
            for (int i = 0; i < rank(); i++) {
                float left = draw.grid[i * rank() + first] ? 1 : 0;
                float right = draw.grid[i * rank() + second] ? 1 : 0;
                columns[i * size.width() + x] = left + share * (right - left);
            }
        }
    }

    /** Which two cells a pixel lies between, along one axis. */
    private final class Axis {
        private final int shift;
        private final double step;

        Axis(int length, int shift) {
            this.shift = shift;
            this.step = (double) rank() / ((rank() + 1) * cell(length));
        }

        private double place(int pixel) {
            double place = (pixel + shift + 0.5) * step - 0.5;
            return Math.max(0, Math.min(rank() - 1, place));
        }

        int first(int pixel) {
            return (int) place(pixel);
        }

        /** Returns the share of the cell behind the first. */
        float second(int pixel) {
            return (float) (place(pixel) - first(pixel));
        }

        float share(int pixel, int cell) {
            int first = first(pixel);
            float second = second(pixel);
            return cell == first ? 1 - second : cell == first + 1 ? second : 0;
        }
    }

    /**
     * Returns the sum of all masks, each times its weight, {@code [1,H,W]}. Masks of the same shift down are summed before their
     * rows are enlarged.
     */
    Tensor sum(double[] weights, double scale) {
        int width = size.width();
        double[][] sums = new double[cell(size.height())][rank() * width];
        float[] columns = new float[rank() * width];
        for (int index = 0; index < weights.length; index++) {
            Draw draw = draw(index);
            writeColumns(draw, columns);
            double[] sum = sums[draw.down()];
            for (int i = 0; i < columns.length; i++) {
                sum[i] += weights[index] * columns[i];
            }
        }
        return enlarged(sums, scale);
    }

    private Tensor enlarged(double[][] sums, double scale) {
        int width = size.width();
        double[] map = new double[size.height() * width];
        for (int shift = 0; shift < sums.length; shift++) {
            Axis down = new Axis(size.height(), shift);
            for (int y = 0; y < size.height(); y++) {
                for (int i = down.first(y); i < Math.min(down.first(y) + 2, rank()); i++) {
                    double share = scale * down.share(y, i);
                    for (int x = 0; x < width; x++) {
                        map[y * width + x] += share * sums[shift][i * width + x];
                    }
                }
            }
        }
        return Plane.of(map, size).toTensor();
    }
}
