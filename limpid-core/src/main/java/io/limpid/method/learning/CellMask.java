package io.limpid.method.learning;

import io.limpid.image.Size;
import io.limpid.method.plane.Plane;
import io.limpid.method.spec.Parameters;
import io.limpid.program.IndexedRandom;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mask of few cells, enlarged bilinearly, that goes down the slope of {@code s + l1 mean|1 - m| + tv mean|grad m|^beta} by Adam, from
 * all ones; after each step it is cut to 0–1. In each step it is looked at with noise on it.
 *
 * <p>The mean over {@code |grad m|^beta} is one over neighbours in a column plus one over neighbours in a row.
 */
final class CellMask implements LearnedMask {
    private final Size grid;
    private final Size image;
    private final Penalties penalties;
    private final long seed;
    private final BilinearGrid enlargement;
    private final double[] cells;
    private final Adam adam;

    /**
     * What a mask should be like.
     *
     * @param l1 how much it costs to hide everything
     * @param tv how much it costs to change from cell to cell
     * @param beta power of these changes
     * @param noise standard deviation on cells
     * @param rate length of Adam's steps
     */
    record Penalties(double l1, double tv, double beta, double noise, double rate) {
        static Penalties of(Parameters p) {
            return new Penalties(
                    p.number("l1", 0),
                    p.number("tv", 0),
                    p.number("beta", 1),
                    p.number("noise", 0),
                    p.number("rate", 0));
        }
    }

    CellMask(Size grid, Size image, Penalties penalties, long seed) {
        this.grid = grid;
        this.image = image;
        this.penalties = penalties;
        this.seed = seed;
        this.enlargement = new BilinearGrid(grid, image);
        this.cells = new double[grid.height() * grid.width()];
        Arrays.fill(cells, 1);
        this.adam = new Adam(cells.length, penalties.rate());
    }

    @Override
    public double[] at(int step) {
        SplittableRandom random = IndexedRandom.of(seed, step);
        double[] noisy = cells.clone();
        for (int i = 0; i < noisy.length && penalties.noise() > 0; i++) {
            noisy[i] = clamp(noisy[i] + penalties.noise() * random.nextGaussian());
        }
        return enlargement.enlarged(noisy);
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    @Override
    public void learn(double[] slope) {
        double[] total = enlargement.gathered(slope);
        for (int i = 0; i < cells.length; i++) {
            total[i] -= penalties.l1() * Math.signum(1 - cells[i]) / cells.length;
        }
        addVariation(total, 1, (grid.height() - 1) * grid.width());
        addVariation(total, 0, grid.height() * (grid.width() - 1));
        adam.descend(cells, total);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = clamp(cells[i]);
        }
    }

    /** Adds the slope of the penalty on changes downwards (1) or to the right (0), the mean over so many pairs. */
    private void addVariation(double[] total, int down, int pairs) {
        int next = down * grid.width() + 1 - down;
        for (int i = 0; i < cells.length - next; i++) {
            if (down == 1 || (i + 1) % grid.width() != 0) {
                double change = cells[i + next] - cells[i];
                double slope = penalties.tv()
                        * penalties.beta()
                        * Math.pow(Math.abs(change), penalties.beta() - 1)
                        * Math.signum(change)
                        / pairs;
                total[i + next] += slope;
                total[i] -= slope;
            }
        }
    }

    @Override
    public Tensor result() {
        return Plane.of(enlargement.enlarged(cells), image)
                .map(value -> 1 - value)
                .toTensor();
    }
}
