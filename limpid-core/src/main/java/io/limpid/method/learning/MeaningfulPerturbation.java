package io.limpid.method.learning;

import io.limpid.Display;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.perturbation.Workload;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.IndexedRandom;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;
import io.limpid.tensor.Shape;
import java.util.SplittableRandom;

/**
 * The least that must be blurred to bring the score down: {@code 1 - m}, {@code [N,H,W]}, 0–1, with the mask {@code m} that
 * minimises {@code s(x m + b (1 - m)) + l1 mean|1 - m| + tv mean|grad m|^beta}, see {@link CellMask}.
 *
 * <p>Fong and Vedaldi, "Interpretable Explanations of Black Boxes by Meaningful Perturbation", ICCV 2017, equation 9, by Adam; each
 * step looks at the image shifted a little. Means instead of sums, so that the strengths do not depend on the number of cells.
 *
 * @param canonical the spec with every parameter
 * @param score what is brought down
 * @param baseline what is seen where the image is hidden
 * @param training how the mask is learned
 */
record MeaningfulPerturbation(MethodSpec canonical, Score score, Baseline baseline, Training training)
        implements Specified {
    /**
     * How the mask is learned.
     *
     * @param steps how many
     * @param cells along each side of the mask; 0 for one for each eight pixels
     * @param jitter shifts by less than this many pixels; -1 for a 56th of the shorter side
     * @param penalties what the mask should be like
     * @param seed of shifts and noise
     */
    record Training(int steps, int cells, int jitter, CellMask.Penalties penalties, long seed) {
        private static final int PIXELS_PER_CELL = 8;
        private static final int LEAST_CELLS = 7;
        private static final int JITTER_SHARE = 56;

        static Training of(Parameters p) {
            int steps = p.integer("steps", 1);
            return new Training(
                    Workload.of(steps, "steps=" + steps, "lower steps"),
                    p.text("cells").equals("auto") ? 0 : p.integer("cells", 1),
                    p.text("jitter").equals("auto") ? -1 : p.integer("jitter", 0),
                    CellMask.Penalties.of(p),
                    p.seed());
        }

        Size grid(Size image) {
            return new Size(cells(image.height()), cells(image.width()));
        }

        private int cells(int length) {
            int wanted = cells > 0 ? cells : Math.max(LEAST_CELLS, length / PIXELS_PER_CELL);
            return Math.min(length, wanted);
        }

        Move move(int step, Size image) {
            int reach = jitter < 0 ? Math.min(image.height(), image.width()) / JITTER_SHARE : jitter;
            if (reach < 2) {
                return Move.NONE;
            }
            SplittableRandom random = IndexedRandom.of(~seed, step);
            return new Move(random.nextInt(reach), random.nextInt(reach), false);
        }
    }

    static MeaningfulPerturbation of(Parameters p) {
        return new MeaningfulPerturbation(p.spec(), p.score(), p.choice("baseline", Baseline.class), Training.of(p));
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public TargetLayer layer() {
        return TargetLayer.input();
    }

    @Override
    public Runner on(Network network) {
        Shape shape = network.graph().type(network.input()).shape();
        Size size = new Size((int) shape.size(2), (int) shape.size(3));
        MaskLearner.Course course =
                new MaskLearner.Course(training.steps(), baseline, 2, Game.PRESERVE, step -> training.move(step, size));
        return MaskLearner.on(
                network,
                score,
                course,
                image -> new CellMask(training.grid(image), image, training.penalties(), training.seed()));
    }
}
