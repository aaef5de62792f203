package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import java.util.List;

/**
 * The mean of random masks, each weighted by the score of the image seen through it: {@code 1 / (N p) sum_i s(x m_i + b (1 -
 * m_i)) m_i}, {@code [N,H,W]}, 0 or more for probabilities. No gradients.
 *
 * <p>Petsiuk et al., "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC 2018, equation 6; masks as in
 * section 3.2, see {@link RiseMasks}. Pixels near a border are seen through fewer cells, as there.
 *
 * @param canonical the spec with every parameter
 * @param drawing the masks
 * @param baseline what is seen where they are closed
 * @param scoring how masked images are scored
 */
record Rise(MethodSpec canonical, RiseMasks.Drawing drawing, Baseline baseline, MaskedRuns.Scoring scoring)
        implements Specified {
    static Rise of(Parameters p) {
        int masks = p.integer("masks", 1);
        float open = p.number("p", 0);
        if (open <= 0 || open > 1) {
            throw new IllegalArgumentException(
                    "parameter p of rise is " + open + "; it must be above 0 and 1 at most, e.g. 0.5");
        }
        return new Rise(
                p.spec(),
                new RiseMasks.Drawing(
                        Workload.of(masks, "masks=" + masks, "lower masks"), p.integer("cells", 1), open, p.seed()),
                p.choice("baseline", Baseline.class),
                new MaskedRuns.Scoring(p.score(), p.integer("batch", 1)));
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
        MaskedRuns runs = MaskedRuns.of(network, new FactoredMasks.Form(drawing.cells()), scoring, drawing.count());
        return new MaskRunner(runs, image -> {
            MaskedRuns.Scene scene = new MaskedRuns.Scene(image, baseline.of(image, network.inputRange()));
            return new Plan(scene, new RiseMasks(new Size(image.size(2), image.size(3)), drawing));
        });
    }

    private record Plan(MaskedRuns.Scene scene, RiseMasks masks) implements MaskRunner.Plan {
        @Override
        public MaskRunner.Finding finding(double clean, double[] scores) {
            RiseMasks.Drawing drawn = masks.drawing();
            return new MaskRunner.Finding(masks.sum(scores, 1 / (drawn.count() * drawn.open())), List.of());
        }
    }
}
