package io.limpid.method.ensemble;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.program.Goal;
import io.limpid.program.Runner;
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

    /** Returns the parameters that {@link #of} reads, with this default for the number of samples. */
    static List<Parameter> parameters(int samples) {
        return List.of(NOISE, new Parameter("samples", Integer.toString(samples), "noisy copies"), SEED, BATCH);
    }

    void run(Runner runner, Tensor image, Goal goal, Series.Visitor visitor) {
        new Series(runner, goal, batch).run(samples, sample -> noise.on(image, sample), visitor);
    }
}
