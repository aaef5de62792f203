package io.limpid.method.learning;

import io.limpid.Display;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.perturbation.Workload;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;

/**
 * The part of the image, of a given area, that keeps the score as high as any part of that area does: a smooth mask, {@code
 * [N,H,W]}, 0–1, see {@link AreaMask} and {@link SmoothMaximum}.
 *
 * <p>Fong et al., "Understanding Deep Networks via Extremal Perturbations and Smooth Masks", ICCV 2019, equations 3 and 5; the
 * constants are those of the authors' code (TorchRay), with lengths in proportion to the image where they are not given.
 *
 * @param canonical the spec with every parameter
 * @param score what is kept up
 * @param course how it is learned
 * @param form what the mask is like
 */
record ExtremalPerturbation(MethodSpec canonical, Score score, MaskLearner.Course course, Form form)
        implements Specified {
    /**
     * What a mask is like.
     *
     * @param area share of the image that it shows
     * @param step pixels from cell to cell; 0 for a third of sigma
     * @param sigma how far a cell reaches, in pixels; 0 for 21 pixels of 224
     */
    record Form(double area, int step, int sigma) {
        private static final double SIGMA_SHARE = 21 / 224.0;

        static Form of(Parameters p) {
            double area = p.number("area", 0);
            if (area <= 0 || area >= 1) {
                throw new IllegalArgumentException(
                        "parameter area of " + p.spec().name() + " is " + area
                                + "; it must be between 0 and 1, e.g. 0.1 for a tenth of the image");
            }
            return new Form(area, orAuto(p, "step"), orAuto(p, "sigma"));
        }

        private static int orAuto(Parameters p, String name) {
            return p.text(name).equals("auto") ? 0 : p.integer(name, 1);
        }

        LearnedMask start(Size image) {
            long shorter = Math.min(image.height(), image.width());
            int reach = sigma > 0 ? sigma : (int) Math.max(1, Math.round(shorter * SIGMA_SHARE));
            int apart = step > 0 ? step : Math.max(1, Math.round(reach / 3f));
            return new AreaMask(image, area, new SmoothMaximum(image, apart, reach));
        }
    }

    static ExtremalPerturbation of(Parameters p) {
        int steps = p.integer("steps", 1);
        boolean mirrors = p.flag("mirror");
        return new ExtremalPerturbation(
                p.spec(),
                p.score(),
                new MaskLearner.Course(
                        Workload.of(steps, "steps=" + steps, "lower steps"),
                        p.choice("baseline", Baseline.class),
                        p.integer("levels", 2),
                        p.choice("game", Game.class),
                        step -> new Move(0, 0, mirrors && step % 2 == 0)),
                Form.of(p));
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
        return MaskLearner.on(network, score, course, form::start);
    }
}
