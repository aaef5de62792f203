package io.limpid;

import io.limpid.image.Image;
import io.limpid.program.Batches;
import io.limpid.program.Goal;
import io.limpid.program.Network;
import io.limpid.program.Outcome;
import io.limpid.program.Outputs;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * A method compiled for a classifier. Thread-safe; holds native memory until closed.
 *
 * <p>Compiles when it first sees an image of a size, and again only for another size.
 *
 * <p>Let runs end before the JVM does: when it shuts down, ONNX Runtime frees its threads, and a run under way crashes the
 * process.
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

    /** Returns whose decisions it explains. */
    public Classifier classifier() {
        return classifier;
    }

    /** Returns how it explains. */
    public Method method() {
        return method;
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
        return explain(ModelInput.of(classifier.preprocessing().prepare(photo)), target);
    }

    /** Explains one output for a tensor {@code [1,C,H,W]} that is preprocessed already. */
    public Attribution explain(Tensor input, Target target) {
        return only(explainAll(input, target), target);
    }

    /** Explains each output that the target asks for, for a tensor {@code [1,C,H,W]} that is preprocessed already. */
    public List<Attribution> explainAll(Tensor input, Target target) {
        return explain(ModelInput.of(input), target);
    }

    /**
     * Explains the same target for several photos in one run.
     *
     * @return one attribution for each photo
     */
    public List<Attribution> explain(List<Image> photos, Target target) {
        List<ModelInput> inputs = photos.stream()
                .map(photo -> ModelInput.of(classifier.preprocessing().prepare(photo)))
                .toList();
        return explain(inputs, Collections.nCopies(inputs.size(), target));
    }

    /**
     * Explains several inputs in one run, each with a target of its own.
     *
     * @param inputs all of one shape
     * @param targets one for each input, each asking for one class
     * @return one attribution for each input
     */
    public List<Attribution> explain(List<ModelInput> inputs, List<Target> targets) {
        return explain(inputs, targets, Progress.NONE);
    }

    /** Explains several inputs as {@link #explain(List, List)} does, and says how far it is. */
    public List<Attribution> explain(List<ModelInput> inputs, List<Target> targets, Progress progress) {
        Tensor batch = Batches.stack(inputs.stream().map(ModelInput::tensor).toList());
        Network network = network(batch);
        Goal goals =
                Goal.join(targets.stream().map(target -> goal(target, network)).toList());
        Outcome outcome = runner(network).run(classifier.toNetwork(batch), goals, progress);
        List<Attribution> attributions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Outcome row = outcome.row(i);
            Goal resolved = targets.get(i).goals(row.logits().toFloats()).get(0);
            attributions.add(attribution(new Job(network, inputs.get(i)), resolved, row));
        }
        return attributions;
    }

    /**
     * Compiles the method for a size of input, so that the first image of that size takes no longer than others.
     *
     * @param shape {@code [N,C,H,W]}; the batch size does not matter
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that the method cannot cross
     * @throws IllegalArgumentException if the method does not suit the model; says what would
     */
    public void compile(long... shape) {
        runner(classifier.network(shape));
    }

    private List<Attribution> explain(ModelInput input, Target target) {
        requireOneImage(input.tensor());
        Network network = network(input.tensor());
        Runner runner = runner(network);
        Job job = new Job(network, input);
        Tensor image = classifier.toNetwork(input.tensor());
        Outcome first = runner.run(image, goal(target, network));
        List<Goal> goals = target.goals(first.logits().toFloats());
        List<Attribution> attributions = new ArrayList<>();
        attributions.add(attribution(job, goals.get(0), first));
        for (Goal goal : goals.subList(1, goals.size())) {
            attributions.add(attribution(job, goal, runner.run(image, goal)));
        }
        return attributions;
    }

    /** Returns the goal of the first run; the highest score is found in the graph. */
    private static Goal goal(Target target, Network network) {
        return target instanceof Target.Top
                ? Goal.of(Goal.PREDICTED, 1)
                : target.goals(new float[Math.toIntExact(network.scores())]).get(0);
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
    private record Job(Network network, ModelInput input) {
        Attribution.InputFrame frame() {
            Shape shape = network.graph().type(network.input()).shape();
            return new Attribution.InputFrame((int) shape.size(2), (int) shape.size(3), input.mapping());
        }
    }

    private Attribution attribution(Job job, Goal goal, Outcome outcome) {
        float[] logits = outcome.logits().toFloats();
        Prediction prediction = prediction(job.network(), goal, logits);
        Tensor values = withoutBatchAxis(outcome.attribution());
        return new Attribution(
                values,
                outcome.logits().reshaped(logits.length),
                prediction,
                job.network().layer(method.layer()),
                method.display(),
                job.frame(),
                SelfChecks.of(values, method.display(), outcome),
                provenance(job, prediction));
    }

    private Prediction prediction(Network network, Goal goal, float[] logits) {
        Outputs outputs = network.outputs();
        IntFunction<String> label = index -> classifier.label(outputs.classOf(index)) + outputs.placeOf(index);
        Prediction prediction = Prediction.of(goal, logits, label);
        return prediction.against().isEmpty() && Probabilities.tellSomething(network)
                ? prediction.withProbability(Probabilities.of(network, logits)[prediction.index()])
                : prediction;
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
                job.input().mapping().isPresent() ? classifier.preprocessing().spec() : "none",
                Digest.sha256(job.input().tensor().bytes()),
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
