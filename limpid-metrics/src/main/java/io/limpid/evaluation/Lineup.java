package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.Explainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Methods compiled for a classifier, each when it is first needed. Thread-safe; holds native memory until closed. */
final class Lineup implements AutoCloseable {
    private final Classifier classifier;
    private final List<Contender> contenders;
    private final Map<Integer, Explainer> explainers = new HashMap<>();
    private final Map<Integer, RuntimeException> unsuitable = new HashMap<>();

    Lineup(Classifier classifier, List<Contender> contenders) {
        this.classifier = classifier;
        this.contenders = contenders;
    }

    /**
     * Returns a method ready for images of a shape.
     *
     * @throws RuntimeException if it does not suit the model; each time the same
     */
    synchronized Explainer explainer(int contender, long... shape) {
        RuntimeException known = unsuitable.get(contender);
        if (known != null) {
            throw known;
        }
        try {
            Explainer explainer = explainers.computeIfAbsent(
                    contender, i -> contenders.get(i).method().on(classifier));
            explainer.compile(shape);
            return explainer;
        } catch (RuntimeException e) {
            unsuitable.put(contender, e);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        explainers.values().forEach(Explainer::close);
    }
}
