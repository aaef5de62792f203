package io.limpid.method.surrogate;

import io.limpid.Display;
import io.limpid.image.Superpixels;
import io.limpid.layer.TargetLayer;
import io.limpid.method.perturbation.MaskRunner;
import io.limpid.method.perturbation.MaskedRuns;
import io.limpid.method.perturbation.Workload;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import java.util.List;

/**
 * The coefficients of a linear model of the score, fitted to the image with random segments hidden; each segment's at its
 * pixels, {@code [N,H,W]}, signed. Samples that hide little count most.
 *
 * <p>Ribeiro et al., "Why Should I Trust You? Explaining the Predictions of Any Classifier", KDD 2016, equation 1 and section 3.4;
 * kernel, penalty and the colour of hidden segments as in the authors' code, which cuts images by quickshift instead.
 *
 * @param canonical the spec with every parameter
 * @param segmentation what is hidden together
 * @param samples which segments are hidden
 * @param regression fits the model
 * @param view what is seen instead, and how it is scored
 */
record Lime(MethodSpec canonical, Segmentation segmentation, Samples samples, Regression regression, View view)
        implements Specified {
    /**
     * Which samples are taken.
     *
     * @param count how many, the image itself included
     * @param seed of all together
     * @param width of the kernel that weighs them
     */
    record Samples(int count, long seed, double width) {}

    /** What is seen where segments are hidden, and how such images are scored. */
    record View(Hiding hiding, MaskedRuns.Scoring scoring) {
        static View of(Parameters p) {
            return new View(Hiding.of(p), new MaskedRuns.Scoring(p.score(), p.integer("batch", 1)));
        }
    }

    static Lime of(Parameters p) {
        int count = p.integer("samples", 1);
        Segmentation segmentation = Segmentation.of(p);
        Regression.Kind kind = p.choice("regression", Regression.Kind.class);
        kind.requireRoom(count, segmentation.segments());
        return new Lime(
                p.spec(),
                segmentation,
                new Samples(
                        Workload.of(count, "samples=" + count, "lower samples"),
                        p.seed(),
                        p.number("kernel-width", Float.MIN_NORMAL)),
                p.text("alpha").equals("auto") ? kind.standard() : kind.with(p.number("alpha", 0)),
                View.of(p));
    }

    @Override
    public Display display() {
        return Display.SIGNED;
    }

    @Override
    public TargetLayer layer() {
        return TargetLayer.input();
    }

    @Override
    public Runner on(Network network) {
        MaskedRuns runs = MaskedRuns.of(network, new SegmentMasks.Form(), view.scoring(), samples.count());
        return new MaskRunner(runs, image -> {
            Superpixels cut = segmentation.of(image, network.inputRange());
            LimeSamples drawn = new LimeSamples(cut.count(), samples.count(), samples.seed());
            MaskedRuns.Scene scene = new MaskedRuns.Scene(image, view.hiding().of(image, cut, network.inputRange()));
            return new Plan(
                    scene,
                    new SegmentMasks(cut, drawn),
                    scores -> regression.fit(drawn, scores, drawn.nearness(samples.width())));
        });
    }

    private interface Fit {
        double[] of(double[] scores);
    }

    private record Plan(MaskedRuns.Scene scene, SegmentMasks masks, Fit fit) implements MaskRunner.Plan {
        @Override
        public MaskRunner.Finding finding(double clean, double[] scores) {
            return new MaskRunner.Finding(masks.painted(fit.of(scores)), List.of());
        }
    }
}
