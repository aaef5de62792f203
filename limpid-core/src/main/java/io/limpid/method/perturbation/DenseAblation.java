package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/**
 * What a score loses by each channel of a layer that dense layers read, times the channel, in one run: {@code (s - s_k) A_k}. The
 * first dense layer lacks {@code W_k A_k} without channel {@code k}, and all {@code W_k A_k} together cost one reading of its
 * weights. Where pooling stands between, {@code A_k} is one number there.
 *
 * @param entry the first dense layer
 * @param head what stands behind it
 * @param score that is watched
 */
record DenseAblation(DenseEntry entry, DenseHead head, Score score) {
    /** What all ablations together take at once at most; more of them go through the head batch by batch. */
    private static final long MOST_NUMBERS = 1L << 24;

    /**
     * Finds the dense layers; empty if the layer is not read by dense layers alone, if images come in batches of a fixed size, or if
     * all ablations are too much for one run.
     */
    static Optional<DenseAblation> of(DenseEntry entry, Network network, Score score) {
        return network.fixedBatch() > 1
                ? Optional.empty()
                : DenseHead.behind(entry.gemm().output(), network)
                        .map(head -> new DenseAblation(entry, head, score))
                        .filter(DenseAblation::fits);
    }

    private boolean fits() {
        return entry.layer().shape().size(1) * head.widest(score) <= MOST_NUMBERS;
    }

    /** Loads it: {@code [N,C,h,w]}, image by image. */
    Runner on(Network network) {
        return new OneByOne(GraphProgram.write(network, this::lostByChannel).open());
    }

    /** Emits {@code (s - s_k) A_k} of one image, {@code [1,C,h,w]}. */
    Value lostByChannel(Frame frame) {
        Emitter emit = frame.emit().scoped("ablation");
        Value layer = entry.layer().value();
        long channels = entry.layer().shape().size(1);
        Value present = emit.notZero(emit.reshape(emit.reduceMax(emit.abs(layer), 2, 3), -1));
        Value parts = emit.reshape(entry.parts(frame), channels, entry.size());
        Value lost = emit.cast(head.lost(frame, score, emit.gather(parts, present, 0)), ElementType.FLOAT);
        Value weights = emit.scatterAdd(emit.constant(Tensor.filled(0, channels)), present, lost, 0);
        return emit.mul(emit.reshape(weights, 1, channels, 1, 1), layer);
    }

    /** Returns in words what becomes of a channel that is taken out, and what runs again. */
    String text() {
        return "one run gives all ablations: what each channel that is not zero adds to "
                + entry.gemm().output().name()
                + " is taken out there by itself, and what stands behind runs for all of them at once";
    }

    /** Runs a program that is written for one image. */
    private record OneByOne(Runner runner) implements ImageRunner {
        @Override
        public Outcome explain(Tensor image, Goal goal, Progress progress) {
            return runner.run(image, goal, progress);
        }

        @Override
        public Tensor logits(Tensor input) {
            return runner.logits(input);
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
