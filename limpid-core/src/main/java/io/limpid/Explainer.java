package io.limpid;

import io.limpid.image.Image;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A method compiled for a classifier. Thread-safe; holds native memory until closed.
 *
 * <p>Is written for the size of images to be expected when it is made, so that what does not suit the model fails there; loaded
 * when it first sees an image; and compiled again only for another size, or when several classes are asked for at once.
 *
 * <p>Let runs end before the JVM does: when it shuts down, ONNX Runtime frees its threads, and a run under way crashes the
 * process.
 */
public final class Explainer implements AutoCloseable {
    private final Classifier classifier;
    private final Method method;
    private final Map<Network, GraphProgram> programs = new ConcurrentHashMap<>();
    private final Map<Network, Runner> runners = new ConcurrentHashMap<>();
    private final JointExplainer together;
    private volatile boolean closed;

    private Explainer(Classifier classifier, Method method) {
        this.classifier = classifier;
        this.method = method;
        this.together = JointExplainer.of(classifier, List.of(method), this::program);
    }

    /** Returns a method compiled for images of the size to be expected. */
    static Explainer of(Classifier classifier, Method method) {
        Explainer explainer = new Explainer(classifier, method);
        classifier.expected().ifPresent(explainer::prepare);
        return explainer;
    }

    /** Returns a method compiled for a network of the classifier. */
    static Explainer of(Classifier classifier, Method method, Network network) {
        Explainer explainer = new Explainer(classifier, method);
        explainer.prepare(network);
        return explainer;
    }

    /** Writes what one run computes, which suffices to know that it can be; other methods are loaded. */
    private void prepare(Network network) {
        if (method instanceof GraphMethod graph) {
            program(graph, network);
        } else {
            runner(network);
        }
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

    /**
     * Explains each output that the target asks for, for a photo. If one run suffices the method, all of them come from one,
     * see {@link JointExplainer}; if its runs are the same whatever is explained, as those of masked images are, all of them
     * come from the same runs.
     */
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
     * @throws IllegalArgumentException if there is no photo, or the target asks for several classes, or for one that the model
     *     has not
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
     * @throws IllegalArgumentException if there is no input, one of another shape, another number of targets, or a target that
     *     asks for several classes, or for one that the model has not
     */
    public List<Attribution> explain(List<ModelInput> inputs, List<Target> targets) {
        return explain(inputs, targets, Progress.NONE);
    }

    /** Explains several inputs as {@link #explain(List, List)} does, and says how far it is. */
    public List<Attribution> explain(List<ModelInput> inputs, List<Target> targets, Progress progress) {
        Tensor batch = new InputBatch(inputs, targets).tensor();
        Network network = network(batch);
        Goal goals =
                Goal.join(targets.stream().map(target -> goal(target, network)).toList());
        Outcome outcome = runner(network).run(classifier.toNetwork(batch), goals, progress);
        List<Attribution> attributions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Outcome row = outcome.row(i);
            Goal resolved = targets.get(i).goals(row.logits().toFloats()).get(0);
            attributions.add(new ExplainedInput(classifier, network, inputs.get(i)).attribution(method, resolved, row));
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
        return explain(input, target, Progress.NONE);
    }

    /** Explains each output that the target asks for, for an input. */
    List<Attribution> explain(ModelInput input, Target target, Progress progress) {
        Network network = network(input.tensor());
        return method instanceof GraphMethod && goals(target, network).size() > 1
                ? together.explain(List.of(input), List.of(target), progress)
                        .get(0)
                        .of(0)
                : byRunner(new ExplainedInput(classifier, network, input), target, progress);
    }

    private List<Attribution> byRunner(ExplainedInput input, Target target, Progress progress) {
        Network network = input.network();
        Tensor image = classifier.toNetwork(input.input().tensor());
        List<Outcome> outcomes = runner(network).runEach(image, goals(target, network), progress);
        return input.attributions(method, target, outcomes);
    }

    private static List<Goal> goals(Target target, Network network) {
        return target.ranked(Math.toIntExact(network.scores()));
    }

    private static Goal goal(Target target, Network network) {
        List<Goal> goals = goals(target, network);
        if (goals.size() != 1) {
            throw new IllegalArgumentException(
                    "target " + target + " asks for " + goals.size()
                            + " classes; of several images one class each is explained; use explainAll for each image, or a JointExplainer");
        }
        return goals.get(0);
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
        return runners.computeIfAbsent(
                network,
                size -> method instanceof GraphMethod graph
                        ? program(graph, size).open()
                        : method.on(size));
    }

    /** Returns the method as written for a size; the same for one class and for several. */
    private GraphProgram program(GraphMethod graph, Network network) {
        return programs.computeIfAbsent(network, graph::program);
    }

    /** Frees the native memory; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
        together.close();
        runners.values().forEach(Runner::close);
    }
}
