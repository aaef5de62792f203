package io.limpid.method.ensemble;

import io.limpid.Display;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.BatchMemory;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.run.Runner;
import java.util.List;

/**
 * Grad-CAM with gradients integrated over the layer's own activations while a baseline image turns into the image: {@code 1/K
 * sum_k w_k A_k}, {@code [N,h,w]}, signed, with {@code w_k = mean_ij I_kij} and the Riemann–Stieltjes sum {@code I = sum_l (G_l +
 * G_(l+1)) / 2 (A_(l+1) - A_l)} over {@code m} parts of the straight line. The integrals sum to the score's difference
 * between image and baseline up to the error of the sum; the balance says how far they are off.
 *
 * <p>Lucas et al., "RSI-Grad-CAM: Visual Explanations from Deep Networks via Riemann-Stieltjes Integrated Gradient-based
 * Localization", arXiv 2205.10900. The score is a probability there.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param score what is differentiated
 * @param line where the line starts, and how it is gone
 * @param units what counts
 */
record RsiGradCam(MethodSpec canonical, TargetLayer layer, Score score, Line line, StieltjesSum.Units units)
        implements Specified {
    /**
     * How the line is gone.
     *
     * @param baseline where it starts
     * @param steps how many parts it has
     * @param batch how many points go through the model at once
     */
    record Line(Baseline baseline, int steps, int batch) {}

    static RsiGradCam of(Parameters p) {
        return new RsiGradCam(
                p.spec(),
                p.layer(),
                p.score(),
                new Line(p.choice("baseline", Baseline.class), p.integer("steps", 1), p.integer("batch", 1)),
                p.choice("units", StieltjesSum.Units.class));
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        int batch =
                BatchMemory.ofThisMachine().batch(network, BatchMemory.Pass.BACKWARD, line.batch(), line.steps() + 1);
        Runner points =
                GraphProgram.write(network, this::activationsAndGradient).open();
        return new RsiGradCamRunner(this, Scorer.of(score, network), new Walk(network.inputRange(), points, batch));
    }

    /** Emits {@code [N,2C,h,w]}: the layer's activations, then the gradient there. */
    private Value activationsAndGradient(Frame frame) {
        Value activations = SpatialLayer.of(frame, layer).value();
        Value gradient = frame.backward(Composites.gradient(), frame.seed(score), activations);
        return frame.emit().scoped(canonical.name()).concat(List.of(activations, gradient), 1);
    }
}
