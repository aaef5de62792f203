package io.limpid.cli;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.program.Network;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The requested methods, each compiled once, and those that cannot be. Holds native memory until closed. */
final class Compiled implements AutoCloseable {
    private final Classifier classifier;
    private final Map<Request, Explainer> explainers = new HashMap<>();
    private final Map<Request, Map<Network, RuntimeException>> failures = new HashMap<>();

    Compiled(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Returns a method ready for an image.
     *
     * @throws IllegalArgumentException if the method does not suit the model; each time with the same reason
     */
    Explainer explainer(Request request, Sample sample) {
        Map<Network, RuntimeException> failed = failures.computeIfAbsent(request, r -> new IdentityHashMap<>());
        RuntimeException known = failed.get(sample.network());
        if (known != null) {
            throw known;
        }
        try {
            Explainer explainer =
                    explainers.computeIfAbsent(request, r -> r.method().on(classifier));
            explainer.compile(sample.loaded().input().tensor().shape());
            return explainer;
        } catch (RuntimeException e) {
            failed.put(sample.network(), e);
            throw e;
        }
    }

    /** Frees what a method holds; it is compiled again if it is asked for again. */
    void release(Request request) {
        Explainer explainer = explainers.remove(request);
        if (explainer != null) {
            explainer.close();
        }
    }

    @Override
    public void close() {
        explainers.values().forEach(Explainer::close);
    }
}
