package io.limpid.evaluation;

import io.limpid.metric.subject.Scorer;
import io.limpid.tensor.Tensor;

/** Counts the images that go through a model, for each thread by itself. Thread-safe. */
final class MeteredScorer implements Scorer {
    private final Scorer model;
    private final ThreadLocal<Long> images = ThreadLocal.withInitial(() -> 0L);

    MeteredScorer(Scorer model) {
        this.model = model;
    }

    @Override
    public Tensor logits(Tensor batch) {
        images.set(images() + batch.size(0));
        return model.logits(batch);
    }

    @Override
    public float[] probabilities(float[] logits) {
        return model.probabilities(logits);
    }

    /** Returns how many images this thread has asked for. */
    long images() {
        return images.get();
    }
}
