package io.limpid.method.ensemble;

import io.limpid.Display;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.BatchMemory;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;

/**
 * The gradient averaged along the straight line from a baseline to the image, times the way gone:
 * {@code (x - x') integral_0^1 ds/dx(x' + t (x - x')) dt}. Of the layer's shape, signed; sums to {@code s(x) - s(x')}.
 *
 * <p>At an inner layer the line runs from the layer's values for the baseline to those for the image.
 *
 * <p>Sundararajan et al., "Axiomatic Attribution for Deep Networks", ICML 2017, equation 1.
 *
 * @param canonical the spec with every parameter
 * @param layer what is shared out to
 * @param score what is shared out
 * @param path how the line is gone
 */
record IntegratedGradients(MethodSpec canonical, TargetLayer layer, Score score, Path path) implements Specified {
    /**
     * How the line is gone.
     *
     * @param baseline where it starts
     * @param rule where it is looked at
     * @param steps how many points there are at most
     * @param batch how many points go through the model at once
     */
    record Path(Baseline baseline, LineRule rule, int steps, int batch) {}

    IntegratedGradients(Parameters p) {
        this(
                p.spec(),
                p.layer(),
                p.score(),
                new Path(
                        p.choice("baseline", Baseline.class),
                        p.choice("rule", PathRule.class).of(p),
                        p.integer("steps", 1),
                        p.integer("batch", 1)));
    }

    @Override
    public Display display() {
        return Display.SIGNED;
    }

    @Override
    public Runner on(Network network) {
        Layer at = network.layer(layer);
        Network head = network.headAt(at);
        int batch = BatchMemory.ofThisMachine().batch(head, BatchMemory.Pass.BACKWARD, path.batch(), path.steps());
        Runner gradient = GraphProgram.write(head, this::gradientAtInput).open();
        Runner values = GraphProgram.write(network, frame -> at.value()).open();
        return new PathRunner(this, network, batch, values, gradient);
    }

    Value gradientAtInput(Frame frame) {
        Value input = frame.network().input();
        return frame.backward(Composites.gradient(), frame.seed(score), input);
    }
}
