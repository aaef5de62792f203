package io.limpid.method.ensemble;

import io.limpid.Display;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Grad-CAM++ whose first three powers of the gradient are means over noisy copies of the image, {@code D1, D2, D3}:
 * {@code w_k = sum_ij D2 / (2 D2 + S_k D3) max(D1, 0)} and {@code sum_k w_k A_k}, {@code [N,h,w]}, signed. Activations
 * {@code A} and their sums {@code S_k} are those of the clean image.
 *
 * <p>Omeiza et al., "Smooth Grad-CAM++", arXiv 1908.01224, equations 6 to 8.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param score what is differentiated
 * @param sampling how many copies, and what noise
 */
record SmoothGradCamPlusPlus(MethodSpec canonical, TargetLayer layer, Score score, Sampling sampling)
        implements Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        Sampling fitting = sampling.fitting(network);
        return new Copies(
                GraphProgram.write(network, this::activationsAndGradient).open(), fitting);
    }

    /** Emits {@code [N,2C,h,w]}: the layer's activations, then the gradient there. */
    private Value activationsAndGradient(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Value gradient = frame.backward(Composites.gradient(), frame.seed(score), at.value());
        return frame.emit().scoped(canonical.name()).concat(List.of(at.value(), gradient), 1);
    }

    private record Copies(Runner runner, Sampling sampling) implements ImageRunner {
        @Override
        public Outcome explain(Tensor image, Goal goal, Progress progress) {
            Outcome clean = runner.run(image, goal);
            Tensor both = clean.attribution();
            MeanPowers powers = new MeanPowers(both.size() / 2);
            Goal fixed = goal.resolvedBy(clean.logits().toFloats());
            sampling.run(sampling.through(runner, fixed), image, (i, values) -> powers.add(values), progress);
            float[] map = powers.map(both.toFloats(), both.size(2) * both.size(3));
            return clean.withAttribution(Tensor.of(map, 1, both.size(2), both.size(3)));
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
