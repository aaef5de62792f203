package io.limpid.method.ensemble;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.program.BatchMemory;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * How noisy copies of an image are taken.
 *
 * @param samples how many
 * @param noise what is added
 * @param batch how many go through the model at once; the result does not depend on it
 */
record Sampling(int samples, Noise noise, int batch) {
    static final Parameter NOISE =
            new Parameter("noise", "0.15", "standard deviation as a share of the range of the input's values");
    static final Parameter SEED = new Parameter("seed", "0", "of the random numbers");
    static final Parameter BATCH =
            new Parameter("batch", "8", "inputs that go through the model at once; no influence on the result");

    static Sampling of(Parameters p) {
        return new Sampling(p.integer("samples", 1), new Noise(p.number("noise", 0), p.seed()), p.integer("batch", 1));
    }

    /**
     * Returns this sampling with no more copies at once than there are.
     *
     * @throws IllegalArgumentException if they would not fit into memory
     */
    Sampling fitting(Network network) {
        int fitting = BatchMemory.ofThisMachine().batch(network, BatchMemory.Pass.BACKWARD, batch, samples);
        return new Sampling(samples, noise, fitting);
    }

    /** Returns the parameters that {@link #of} reads, with this default for the number of samples. */
    static List<Parameter> parameters(int samples) {
        return List.of(NOISE, new Parameter("samples", Integer.toString(samples), "noisy copies"), SEED, BATCH);
    }

    /** Runs the noisy copies of one image; shows what becomes of them, and how far it is. */
    void run(Series series, Tensor image, Series.Visitor visitor, Progress progress) {
        series.run(samples, sample -> noise.on(image, sample), visitor, progress);
    }

    /** Returns the way of this many copies at once through a runner. */
    Series through(Runner runner, Goal goal) {
        return new Series(runner, goal, batch);
    }
}
