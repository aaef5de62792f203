package io.limpid;

import io.limpid.backward.canonizer.OutputHead;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Prepared;
import io.limpid.program.Batches;
import io.limpid.program.Goal;
import io.limpid.program.Network;
import io.limpid.program.Outcome;
import io.limpid.program.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A method compiled for a classifier. Thread-safe; holds native memory until closed.
 *
 * <p>Compiles when it first sees an image of a size, and again only for another size.
 */
public final class Explainer implements AutoCloseable {
    private final Classifier classifier;
    private final Method method;
    private final Map<Network, Runner> runners = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Explainer(Classifier classifier, Method method) {
        this.classifier = classifier;
        this.method = method;
    }

    static Explainer of(Classifier classifier, Method method) {
        return new Explainer(classifier, method);
    }

    /**
     * Explains one output for a photo.
     *
     * @throws IllegalArgumentException if the target asks for several classes, or for one that the model has not
     */
    public Attribution explain(Image photo, Target target) {
        return only(explainAll(photo, target), target);
    }

    /** Explains each output that the target asks for, for a photo. */
    public List<Attribution> explainAll(Image photo, Target target) {
        Prepared prepared = classifier.preprocessing().prepare(photo);
        return explain(prepared.tensor(), Optional.of(prepared.mapping()), target);
    }

    /** Explains one output for a tensor {@code [1,C,H,W]} that is preprocessed already. */
    public Attribution explain(Tensor input, Target target) {
        return only(explainAll(input, target), target);
    }

    /** Explains each output that the target asks for, for a tensor {@code [1,C,H,W]} that is preprocessed already. */
    public List<Attribution> explainAll(Tensor input, Target target) {
        return explain(input, Optional.empty(), target);
    }

    /**
     * Explains the same target for several photos in one run.
     *
     * @return one attribution for each photo
     */
    public List<Attribution> explain(List<Image> photos, Target target) {
        List<Prepared> prepared =
                photos.stream().map(classifier.preprocessing()::prepare).toList();
        Tensor batch = Batches.stack(prepared.stream().map(Prepared::tensor).toList());
        Network network = network(batch);
        Runner runner = runner(network);
        Outcome outcome = runner.run(batch, goal(target, batch.size(0), network));
        List<Attribution> attributions = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            Job job = new Job(
                    network,
                    prepared.get(i).tensor(),
                    Optional.of(prepared.get(i).mapping()));
            float[] logits = outcome.logits().row(i).toFloats();
            Goal goal = target.goals(logits).get(0);
            attributions.add(attribution(job, goal, row(outcome, i)));
        }
        return attributions;
    }

    private List<Attribution> explain(Tensor input, Optional<PixelMapping> mapping, Target target) {
        requireOneImage(input);
        Network network = network(input);
        Runner runner = runner(network);
        Job job = new Job(network, input, mapping);
        Outcome first = runner.run(input, goal(target, 1, network));
        List<Goal> goals = target.goals(first.logits().toFloats());
        List<Attribution> attributions = new ArrayList<>();
        attributions.add(attribution(job, goals.get(0), first));
        for (Goal goal : goals.subList(1, goals.size())) {
            attributions.add(attribution(job, goal, runner.run(input, goal)));
        }
        return attributions;
    }

    private static Goal goal(Target target, int batch, Network network) {
        if (target instanceof Target.Top) {
            return Goal.of(Goal.PREDICTED, batch);
        }
        return target.goals(new float[Math.toIntExact(network.scores())]).get(0).repeated(batch);
    }

    private static void requireOneImage(Tensor input) {
        if (input.rank() != 4 || input.size(0) != 1) {
            throw new IllegalArgumentException("the tensor has shape " + Arrays.toString(input.shape())
                    + "; one image has the shape [1,C,H,W]. Give the images of a batch one by one");
        }
    }

    private static Attribution only(List<Attribution> attributions, Target target) {
        if (attributions.size() != 1) {
            throw new IllegalArgumentException(
                    "target " + target + " asks for " + attributions.size() + " classes; use explainAll for several");
        }
        return attributions.get(0);
    }

    private Network network(Tensor input) {
        return classifier.network(input.shape());
    }

    private Runner runner(Network network) {
        if (closed) {
            throw new IllegalStateException("this explainer is closed; make a new one of the method");
        }
        return runners.computeIfAbsent(network, method::on);
    }

    /** One image on its way through. */
    private record Job(Network network, Tensor input, Optional<PixelMapping> mapping) {
        Attribution.InputFrame frame() {
            return new Attribution.InputFrame(input.size(2), input.size(3), mapping);
        }
    }

    private static Outcome row(Outcome outcome, int index) {
        return new Outcome(outcome.logits().row(index), outcome.attribution().row(index));
    }

    private Attribution attribution(Job job, Goal goal, Outcome outcome) {
        float[] logits = outcome.logits().toFloats();
        float[] probabilities = probabilities(job.network().head(), logits);
        Prediction prediction = Prediction.of(goal, logits, probabilities, classifier::label);
        Tensor values = withoutBatchAxis(outcome.attribution());
        return new Attribution(
                values,
                prediction,
                job.network().layer(method.layer()),
                method.display(),
                job.frame(),
                SelfChecks.of(values, method.display()),
                provenance(job, prediction));
    }

    private static float[] probabilities(OutputHead head, float[] logits) {
        return head.kind() == OutputHead.Kind.SIGMOID ? Probabilities.sigmoid(logits) : Probabilities.softmax(logits);
    }

    private static Tensor withoutBatchAxis(Tensor values) {
        long[] shape = values.shape();
        return values.reshaped(Arrays.copyOfRange(shape, 1, shape.length));
    }

    private Provenance provenance(Job job, Prediction prediction) {
        String against =
                prediction.against().isPresent() ? "-" + prediction.against().getAsInt() : "";
        return new Provenance(
                classifier.model().digest(),
                method.spec(),
                job.network().layer(method.layer()).name(),
                prediction.index() + against,
                job.mapping().isPresent() ? classifier.preprocessing().spec() : "none",
                Digest.sha256(job.input().bytes()),
                Version.current(),
                Session.runtimeVersion());
    }

    /** Frees the native memory; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
        runners.values().forEach(Runner::close);
    }
}
