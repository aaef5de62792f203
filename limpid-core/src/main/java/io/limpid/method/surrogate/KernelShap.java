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
import io.limpid.run.Balance;
import io.limpid.run.Runner;
import java.util.Arrays;
import java.util.List;

/**
 * The Shapley value of each segment of the image in the game of raising the score from the baseline's, at its pixels, {@code
 * [N,H,W]}, signed; over the segments they sum to {@code s(x) - s(baseline)}. Exact if there are as many samples as sets of
 * segments, estimated otherwise.
 *
 * <p>Lundberg and Lee, "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, theorem 2; see {@link
 * ShapleyCoalitions} and {@link ShapleyValues}.
 *
 * @param canonical the spec with every parameter
 * @param segmentation the players
 * @param samples which sets of them are looked at
 * @param view what is seen instead of hidden segments, and how such images are scored
 */
record KernelShap(MethodSpec canonical, Segmentation segmentation, Samples samples, Lime.View view)
        implements Specified {
    private static final String AUTO = "auto";
    private static final int AUTO_BASE = 2048;

    /**
     * Which sets are looked at.
     *
     * @param asked how many at most; 0 for twice the number of segments and 2048 more
     * @param seed of all together
     */
    record Samples(int asked, long seed) {
        ShapleyCoalitions of(int players) {
            return ShapleyCoalitions.of(players, asked > 0 ? asked : 2 * players + AUTO_BASE, seed);
        }
    }

    static KernelShap of(Parameters p) {
        int asked = p.text("samples").equals(AUTO) ? 0 : p.integer("samples", 1);
        return new KernelShap(
                p.spec(),
                Segmentation.of(p),
                new Samples(Workload.of(asked, "samples=" + asked, "lower samples"), p.seed()),
                Lime.View.of(p));
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
        MaskedRuns runs = MaskedRuns.of(network, new SegmentMasks.Form(), view.scoring(), Workload.MOST);
        return new MaskRunner(runs, image -> {
            Superpixels cut = segmentation.of(image, network.inputRange());
            ShapleyCoalitions sets = samples.of(cut.count());
            MaskedRuns.Scene scene = new MaskedRuns.Scene(image, view.hiding().of(image, cut, network.inputRange()));
            return new Plan(scene, new SegmentMasks(cut, sets), sets);
        });
    }

    private record Plan(MaskedRuns.Scene scene, SegmentMasks masks, ShapleyCoalitions sets) implements MaskRunner.Plan {
        @Override
        public MaskRunner.Finding finding(double clean, double[] scores) {
            double[] values = ShapleyValues.of(sets, scores, clean);
            double sum = Arrays.stream(values).sum();
            return new MaskRunner.Finding(masks.painted(values), List.of(new Balance(sum, clean - scores[0])));
        }
    }
}
