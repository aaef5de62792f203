package io.limpid.method.ensemble;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;

/**
 * A statistic of another method's attributions over noisy copies of the image; of its attribution's shape. The class is
 * that of the clean image.
 *
 * @param canonical the spec with every parameter
 * @param inner explains each copy
 * @param sampling how many copies, and what noise
 * @param statistic what is made of them
 */
record NoisyCopies(MethodSpec canonical, GraphMethod inner, Sampling sampling, Statistic statistic)
        implements Specified {
    @Override
    public Display display() {
        return statistic == Statistic.MEAN ? inner.display() : Display.MAGNITUDE;
    }

    @Override
    public TargetLayer layer() {
        return inner.layer();
    }

    @Override
    public Runner on(Network network) {
        Sampling fitting = sampling.fitting(network);
        return new Copies(inner.on(network), fitting, statistic);
    }

    private record Copies(Runner runner, Sampling sampling, Statistic statistic) implements ImageRunner {
        @Override
        public Outcome explain(Tensor image, Goal goal, Progress progress) {
            Outcome clean = runner.run(image, goal);
            Moments moments = new Moments(clean.attribution().size());
            Goal fixed = goal.resolvedBy(clean.logits().toFloats());
            sampling.run(sampling.through(runner, fixed), image, (i, values) -> moments.add(values), progress);
            return clean.withAttribution(
                    statistic.of(moments, clean.attribution().shape()));
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
