package io.limpid.method.learning;

import io.limpid.image.Size;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * A smooth mask of a given area that goes up the slope of the score: gradient ascent with momentum on {@code s - lambda mean((sort(m)
 * - r)^2)}, where {@code r} is as many zeros and then ones as the area asks for. {@code lambda} starts at 300 and grows by 0.35 % with
 * each step.
 *
 * <p>The mask goes on beyond the image, or else the border would be where masks of a given area have the shortest outline. The
 * area is a share of the image; in the authors' code it is one of the whole mask. Values of the mask that are equal where
 * {@code r} goes from 0 to 1 share out the ones, so that no place is preferred.
 */
final class AreaMask implements LearnedMask {
    private static final double RATE = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final double FIRST_STRENGTH = 300;
    private static final double GROWTH = 1.0035;

    private final Size image;
    private final double area;
    private final SmoothMaximum spreading;
    private final double[] cells;
    private final double[] velocity;
    private double strength = FIRST_STRENGTH;
    private double[] seen = new double[0];

    AreaMask(Size image, double area, SmoothMaximum spreading) {
        this.image = image;
        this.area = area;
        this.spreading = spreading;
        this.cells = new double[spreading.grid().height() * spreading.grid().width()];
        this.velocity = new double[cells.length];
        Arrays.fill(cells, 1);
    }

    @Override
    public double[] at(int step) {
        seen = spreading.spread(cells, image);
        return seen;
    }

    @Override
    public void learn(double[] slope) {
        double[] whole = spreading.withMargin(slope, image);
        double[] mask = spreading.mask();
        double[] wanted = nearestOfArea(mask, area * slope.length / mask.length);
        for (int i = 0; i < mask.length; i++) {
            whole[i] -= 2 * strength * (mask[i] - wanted[i]) / mask.length;
        }
        double[] rise = spreading.gathered(whole);
        boolean first = strength == FIRST_STRENGTH;
        for (int i = 0; i < cells.length; i++) {
            velocity[i] = first ? rise[i] : MOMENTUM * velocity[i] + (1 - MOMENTUM) * rise[i];
            cells[i] = Math.max(0, Math.min(1, cells[i] + RATE * velocity[i]));
        }
        strength *= GROWTH;
    }

    /** Returns the mask of zeros and ones that is nearest to a mask and of this area. */
    static double[] nearestOfArea(double[] mask, double area) {
        double[] sorted = mask.clone();
        Arrays.sort(sorted);
        int zeros = (int) (mask.length * (1 - area));
        double threshold = sorted[Math.min(zeros, mask.length - 1)];
        double above = 0;
        double equal = 0;
        for (double value : mask) {
            above += value > threshold ? 1 : 0;
            equal += value == threshold ? 1 : 0;
        }
        double share = (mask.length - zeros - above) / equal;
        return Arrays.stream(mask)
                .map(value -> value > threshold ? 1 : value == threshold ? share : 0)
                .toArray();
    }

    @Override
    public Tensor result() {
        return Plane.of(seen, image).toTensor();
    }
}
