package io.limpid.evaluation;

import io.limpid.metric.subject.Scorer;
import io.limpid.tensor.Tensor;

/** Counts the images that go through a model. For one judgement, in one thread. */
final class MeteredScorer implements Scorer {
    private final Scorer model;
    private long images;

    MeteredScorer(Scorer model) {
        this.model = model;
    }

    @Override
    public Tensor logits(Tensor batch) {
        images += batch.size(0);
        return model.logits(batch);
    }

    @Override
    public float[] probabilities(float[] logits) {
        return model.probabilities(logits);
    }

    long images() {
        return images;
    }
}
