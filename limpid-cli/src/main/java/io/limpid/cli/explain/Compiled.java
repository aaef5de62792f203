package io.limpid.cli.explain;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.JointExplainer;
import io.limpid.cli.request.Request;
import io.limpid.program.Network;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The requested methods, each compiled once, and those that cannot be. Holds native memory until closed. */
final class Compiled implements AutoCloseable {
    private final Classifier classifier;
    private final Map<Request, Explainer> explainers = new HashMap<>();
    private final Map<Bundle, JointExplainer> joint = new HashMap<>();
    private final Map<Object, Map<Network, RuntimeException>> failures = new HashMap<>();

    Compiled(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Returns a method ready for an image.
     *
     * @throws IllegalArgumentException if the method does not suit the model; each time with the same reason
     */
    Explainer explainer(Request request, Sample sample) {
        return ready(request, sample, () -> {
            long[] shape = sample.loaded().input().tensor().shape();
            Explainer explainer =
                    explainers.computeIfAbsent(request, r -> r.method().on(classifier, shape));
            explainer.compile(shape);
            return explainer;
        });
    }

    /**
     * Returns a method at all its layers, ready for an image and all its classes at once.
     *
     * @throws IllegalArgumentException if the method does not suit the model at one of them; each time with the same reason
     */
    JointExplainer together(Bundle bundle, Sample sample) {
        return ready(bundle, sample, () -> {
            JointExplainer explainer = joint.computeIfAbsent(bundle, this::join);
            explainer.compile(bundle.targets(), sample.loaded().input().tensor().shape());
            return explainer;
        });
    }

    private JointExplainer join(Bundle bundle) {
        return JointExplainer.of(
                classifier, bundle.requests().stream().map(Request::method).toList());
    }

    private <T> T ready(Object wanted, Sample sample, Supplier<T> compile) {
        Map<Network, RuntimeException> failed = failures.computeIfAbsent(wanted, w -> new IdentityHashMap<>());
        RuntimeException known = failed.get(sample.network());
        if (known != null) {
            throw known;
        }
        try {
            return compile.get();
        } catch (RuntimeException e) {
            failed.put(sample.network(), e);
            throw e;
        }
    }

    /** Frees what a method holds; it is compiled again if it is asked for again. */
    void release(Bundle bundle) {
        Optional.ofNullable(joint.remove(bundle)).ifPresent(JointExplainer::close);
        bundle.requests().forEach(request -> Optional.ofNullable(explainers.remove(request))
                .ifPresent(Explainer::close));
    }

    @Override
    public void close() {
        joint.values().forEach(JointExplainer::close);
        explainers.values().forEach(Explainer::close);
    }
}
