package io.limpid.method.ensemble;

import io.limpid.Display;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
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
import io.limpid.run.Runner;
import java.util.List;

/**
 * Grad-CAM whose gradients are averaged on the straight line from a baseline image {@code x'} to the image: {@code sum_k w_k
 * (A_k(x) - A_k(x'))}, {@code [N,h,w]}, signed, with {@code w_k = 1/m sum_t mean_ij ds/dA_kij(x_t)}. One run with a backward
 * pass to the layer for each point.
 *
 * <p>As the authors' code has it, the map is another: the sum of the Grad-CAMs of the points, each of its own activations and
 * without its negative part, {@code sum_t max(sum_k mean_ij g_kij(x_t) A_k(x_t), 0)}, and a point stands at the start of each part.
 *
 * <p>Sattarzadeh et al., "Integrated Grad-CAM: Sensitivity-Aware Visual Explanation of Deep Convolutional Networks via
 * Integrated Gradient-Based Scoring", ICASSP 2021.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param score what is differentiated
 * @param way how the line is gone
 * @param form which of the two maps
 */
record IntegratedGradCam(MethodSpec canonical, TargetLayer layer, Score score, Way way, Form form)
        implements Specified {
    /**
     * How the line is gone.
     *
     * @param baseline where it starts
     * @param points where it is looked at
     * @param batch how many points go through the model at once
     */
    record Way(Baseline baseline, List<Quadrature.Point> points, int batch) {}

    /** Which map is made. */
    enum Form {
        /** The paper's: gradients are averaged, then multiplied with what the activations gained. */
        GAIN {
            @Override
            Value emit(Emitter emit, Value weights, Value activations) {
                return weights;
            }
        },
        /** The code's: Grad-CAMs are summed. */
        SUM_OF_MAPS {
            @Override
            Value emit(Emitter emit, Value weights, Value activations) {
                return emit.relu(emit.sumOut(emit.mul(weights, activations), 1));
            }
        };

        /** Emits what is averaged over the points, of weights {@code [N,C,1,1]} and activations {@code [N,C,h,w]}. */
        abstract Value emit(Emitter emit, Value weights, Value activations);
    }

    static IntegratedGradCam of(Parameters p) {
        boolean reference = p.flag("reference");
        List<Quadrature.Point> points =
                (reference ? Quadrature.LEFT : Quadrature.MIDPOINT).points(p.integer("steps", 1));
        return new IntegratedGradCam(
                p.spec(),
                p.layer(),
                p.score(),
                new Way(p.choice("baseline", Baseline.class), points, p.integer("batch", 1)),
                reference ? Form.SUM_OF_MAPS : Form.GAIN);
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        int batch = BatchMemory.ofThisMachine()
                .batch(
                        network,
                        BatchMemory.Pass.BACKWARD,
                        way.batch(),
                        way.points().size());
        Runner values = GraphProgram.write(network, frame -> at.value()).open();
        Runner points = GraphProgram.write(network, this::atPoint).open();
        return new IntegratedGradCamRunner(this, new Walk(network.inputRange(), points, batch), values);
    }

    private Value atPoint(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Value gradient = frame.backward(Composites.gradient(), frame.seed(score), at.value());
        Emitter emit = frame.emit().scoped(canonical.name());
        return form.emit(emit, emit.reduceMean(gradient, 2, 3), at.value());
    }
}
