package io.limpid.method.combination;

import io.limpid.run.FedRunner;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;

/**
 * Components from one program, fed to another that carries them down.
 *
 * @param components gives {@code [N,C,h,w]}
 * @param way takes them
 */
record ComponentsRunner(Runner components, FedRunner way) implements Runner {
    @Override
    public Outcome run(Tensor input, Goal goal) {
        return run(input, goal, Progress.NONE);
    }

    @Override
    public Outcome run(Tensor input, Goal goal, Progress progress) {
        Tensor signal = components.run(input, goal, progress).attribution();
        return way.run(input, goal, signal);
    }

    @Override
    public void close() {
        components.close();
        way.close();
    }
}
