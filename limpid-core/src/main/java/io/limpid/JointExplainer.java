package io.limpid;

import io.limpid.image.Image;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.SharedRunner;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Several methods, or one at several layers, compiled together for a classifier, to explain several classes at once. All
 * {@link GraphMethod}s share one forward pass, and what they can of the way back; others run one after another, those whose
 * runs are the same whatever is explained once for all classes.
 *
 * <p>What it gives is what an {@link Explainer} for each method gives, up to the rounding of sums. Compiles when it first sees
 * an image of a size, and again for another size or another number of classes. Thread-safe; holds native memory until closed.
 */
public final class JointExplainer implements AutoCloseable {
    private final Classifier classifier;
    private final List<Method> methods;
    private final BiFunction<GraphMethod, Network, GraphProgram> writing;
    private final Map<Form, SharedRunner> runners = new ConcurrentHashMap<>();
    private final Map<Method, Explainer> apart = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private JointExplainer(
            Classifier classifier, List<Method> methods, BiFunction<GraphMethod, Network, GraphProgram> writing) {
        this.classifier = classifier;
        this.methods = List.copyOf(methods);
        this.writing = writing;
    }

    /** What is compiled by itself. */
    private record Form(Network network, int targets) {}

    /**
     * Returns methods that explain a classifier's decisions together.
     *
     * @throws IllegalArgumentException if no method is given
     */
    public static JointExplainer of(Classifier classifier, List<? extends Method> methods) {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    "no method is given; give one or more, such as Cams.gradCam(TargetLayer.lastSpatial())");
        }
        return of(classifier, methods, GraphMethod::program);
    }

    /**
     * Returns methods that explain a classifier's decisions together.
     *
     * @param writing gives what a method writes behind a network
     */
    static JointExplainer of(
            Classifier classifier,
            List<? extends Method> methods,
            BiFunction<GraphMethod, Network, GraphProgram> writing) {
        return new JointExplainer(classifier, List.copyOf(methods), writing);
    }

    /** Returns whose decisions it explains. */
    public Classifier classifier() {
        return classifier;
    }

    /** Returns how it explains. */
    public List<Method> methods() {
        return methods;
    }

    /** Explains each output that the target asks for by each method, for a photo. */
    public Attributions explain(Image photo, Target target) {
        return explain(ModelInput.of(classifier.preprocessing().prepare(photo)), target);
    }

    /** Explains each output that the target asks for by each method, for a tensor {@code [1,C,H,W]} that is preprocessed already. */
    public Attributions explain(Tensor input, Target target) {
        return explain(ModelInput.of(input), target);
    }

    private Attributions explain(ModelInput input, Target target) {
        return explain(List.of(input), List.of(target), Progress.NONE).get(0);
    }

    /**
     * Explains several inputs in one run.
     *
     * @param inputs all of one shape
     * @param targets one for each input, all asking for the same number of classes
     * @return what was found for each input
     * @throws IllegalArgumentException if there is no input, one of another shape, or another number of targets; if targets ask
     *     for different numbers of classes, or for classes that the model has not
     */
    public List<Attributions> explain(List<ModelInput> inputs, List<Target> targets, Progress progress) {
        Tensor batch = new InputBatch(inputs, targets).tensor();
        Network network = classifier.network(batch.shape());
        List<Goal> goals = goals(targets, Math.toIntExact(network.scores()));
        Iterator<Progress> parts = parts(inputs.size(), progress);
        List<List<Outcome>> shared = graphMethods().isEmpty()
                ? List.of()
                : runner(network, goals.size()).run(classifier.toNetwork(batch), goals, parts.next());
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> attributions(
                        new ExplainedInput(classifier, network, inputs.get(i)),
                        new Asked(targets.get(i), parts),
                        rows(shared, i)))
                .toList();
    }

    /** Returns who hears of the shared run, if there is one, and then of each method by itself, input by input. */
    private Iterator<Progress> parts(int inputs, Progress progress) {
        int graphs = graphMethods().size();
        int count = Math.min(1, graphs) + inputs * (methods.size() - graphs);
        return IntStream.range(0, count)
                .mapToObj(part -> progress.part(part, count))
                .iterator();
    }

    /** What is asked of an input, and who hears of the methods by themselves. */
    private record Asked(Target target, Iterator<Progress> parts) {}

    /** Returns a goal for each class that is asked for, with an entry for each input. */
    private static List<Goal> goals(List<Target> targets, int scores) {
        List<List<Goal>> each =
                targets.stream().map(target -> target.ranked(scores)).toList();
        int count = each.get(0).size();
        if (each.stream().anyMatch(goals -> goals.size() != count)) {
            throw new IllegalArgumentException("targets " + targets + " ask for "
                    + each.stream().map(List::size).toList()
                    + " classes; inputs that are explained together need as many each");
        }
        return IntStream.range(0, count)
                .mapToObj(
                        i -> Goal.join(each.stream().map(goals -> goals.get(i)).toList()))
                .toList();
    }

    private static List<List<Outcome>> rows(List<List<Outcome>> outcomes, int input) {
        return outcomes.stream()
                .map(all -> all.stream().map(outcome -> outcome.row(input)).toList())
                .toList();
    }

    private Attributions attributions(ExplainedInput input, Asked asked, List<List<Outcome>> shared) {
        List<List<Attribution>> byMethod = new ArrayList<>();
        int next = 0;
        for (Method method : methods) {
            byMethod.add(
                    method instanceof GraphMethod
                            ? input.attributions(method, asked.target(), shared.get(next++))
                            : apart(method, input.network())
                                    .explain(
                                            input.input(),
                                            asked.target(),
                                            asked.parts().next()));
        }
        return new Attributions(byMethod);
    }

    /**
     * Compiles the methods for a size of input, so that the first image of that size takes no longer than others.
     *
     * @param targets how many classes will be asked for
     * @param shape {@code [N,C,H,W]}; the batch size does not matter
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that a method cannot cross
     * @throws IllegalArgumentException if a method does not suit the model; says what would
     */
    public void compile(int targets, long... shape) {
        Network network = classifier.network(shape);
        if (!graphMethods().isEmpty()) {
            runner(network, targets);
        }
        methods.stream().filter(method -> !(method instanceof GraphMethod)).forEach(method -> apart(method, network)
                .compile(shape));
    }

    private List<GraphMethod> graphMethods() {
        return methods.stream()
                .filter(GraphMethod.class::isInstance)
                .map(GraphMethod.class::cast)
                .toList();
    }

    private Explainer apart(Method method, Network network) {
        requireOpen();
        return apart.computeIfAbsent(method, each -> Explainer.of(classifier, each, network));
    }

    private SharedRunner runner(Network network, int targets) {
        requireOpen();
        return runners.computeIfAbsent(new Form(network, targets), form -> {
            List<GraphProgram> programs = graphMethods().stream()
                    .map(method -> writing.apply(method, network))
                    .toList();
            return SharedRunner.open(programs, targets);
        });
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this explainer is closed; make a new one of the methods");
        }
    }

    /** Frees the native memory; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
        runners.values().forEach(SharedRunner::close);
        apart.values().forEach(Explainer::close);
    }
}
