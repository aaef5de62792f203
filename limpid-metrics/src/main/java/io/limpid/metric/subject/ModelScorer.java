package io.limpid.metric.subject;

import io.limpid.Probabilities;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;

/** A network's forward pass alone. Thread-safe; holds native memory until closed. */
public final class ModelScorer implements Scorer, AutoCloseable {
    private final Network network;
    private final Runner runner;

    private ModelScorer(Network network) {
        this.network = network;
        this.runner = GraphProgram.write(network, Frame::logits).open();
    }

    /** Loads a network. */
    public static ModelScorer open(Network network) {
        return new ModelScorer(network);
    }

    @Override
    public Tensor logits(Tensor images) {
        return runner.logits(images);
    }

    @Override
    public float[] probabilities(float[] logits) {
        return Probabilities.of(network, logits);
    }

    @Override
    public void close() {
        runner.close();
    }
}
