package io.limpid.metric.subject;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.ModelInput;
import io.limpid.Target;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.method.cam.FusedLayers;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A method compiled for a classifier, as metrics may question it. Loads more of the model when a metric looks into it; holds that
 * until closed, but closes nothing of what it was given.
 */
public final class JudgedMethod implements Subject, AutoCloseable {
    private final Explainer explainer;
    private final Scorer scorer;
    private final Map<Look, Runner> looks = new ConcurrentHashMap<>();
    private final Map<Network, Explainer> fed = new ConcurrentHashMap<>();

    /** Which layers of which network are looked at. */
    private record Look(Network network, FusedLayers layers) {}

    private JudgedMethod(Explainer explainer, Scorer scorer) {
        this.explainer = explainer;
        this.scorer = scorer;
    }

    /**
     * Returns an explainer as a subject.
     *
     * @param scorer the explainer's classifier; several subjects may share one
     */
    public static JudgedMethod of(Explainer explainer, Scorer scorer) {
        return new JudgedMethod(explainer, scorer);
    }

    @Override
    public Scorer scorer() {
        return scorer;
    }

    @Override
    public List<Explanation> explain(Tensor images, int target) {
        return explained(explainer, images, target);
    }

    private static List<Explanation> explained(Explainer by, Tensor images, int target) {
        Classifier classifier = by.classifier();
        List<ModelInput> inputs = IntStream.range(0, images.size(0))
                .mapToObj(i -> ModelInput.of(classifier.fromNetwork(images.row(i))))
                .toList();
        List<Target> targets = Collections.nCopies(inputs.size(), Target.classIndex(target));
        return by.explain(inputs, targets).stream().map(Explanation::of).toList();
    }

    @Override
    public Optional<InputRange> range() {
        var preprocessing = explainer.classifier().preprocessing();
        return Optional.of(InputRange.of(preprocessing.minimum(), preprocessing.maximum()));
    }

    @Override
    public Optional<Tensor> representation(Tensor images, FusedLayers layers) {
        Runner runner = looks.computeIfAbsent(new Look(network(images), layers), look -> GraphProgram.write(
                        look.network, frame -> inARow(frame, look.layers))
                .open());
        return Optional.of(
                runner.run(images, Goal.of(Goal.PREDICTED, images.size(0))).attribution());
    }

    private static Value inARow(Frame frame, FusedLayers layers) {
        List<Value> rows = layers.of(frame).stream()
                .map(layer -> frame.emit().reshape(layer.value(), 0, -1))
                .toList();
        return rows.size() == 1 ? rows.get(0) : frame.emit().concat(rows, 1);
    }

    private Network network(Tensor images) {
        Classifier classifier = explainer.classifier();
        return classifier.network(classifier.fromNetwork(images.row(0)).shape());
    }

    @Override
    public Optional<Surgery> surgery(Tensor image) {
        Network network = network(image);
        long[] shape = explainer.classifier().fromNetwork(image).shape();
        return Optional.of(new OfClassifier(
                explainer, () -> fed.computeIfAbsent(network, absent -> withFedWeights(shape)), network.graph()));
    }

    /** Returns the method with fed weights, loaded for all its variants that differ in weights only. */
    private Explainer withFedWeights(long... shape) {
        Explainer loaded = explainer.method().on(explainer.classifier().withFedWeights(), shape);
        loaded.compile(shape);
        return loaded;
    }

    /** Changes to a classifier's prepared network. */
    private record OfClassifier(Explainer explainer, Supplier<Explainer> fed, Graph graph) implements Surgery {
        @Override
        public List<String> layers() {
            return RandomWeights.layers(graph);
        }

        @Override
        public Variant randomised(Collection<String> layers, long seed) {
            return variant(fed.get(), new RandomWeights(Set.copyOf(layers), seed));
        }

        @Override
        public Optional<Variant> shifted(float by) {
            ShiftedInput shift = new ShiftedInput(by);
            return shift.fits(graph) ? Optional.of(variant(explainer, shift)) : Optional.empty();
        }

        private static Variant variant(Explainer of, UnaryOperator<Graph> change) {
            return new Compiled(of.method().on(of.classifier().changed(change)));
        }
    }

    /** The method compiled for a changed model. */
    private record Compiled(Explainer explainer) implements Variant {
        @Override
        public List<Explanation> explain(Tensor images, int target) {
            return explained(explainer, images, target);
        }

        @Override
        public void close() {
            explainer.close();
        }
    }

    @Override
    public void close() {
        looks.values().forEach(Runner::close);
        fed.values().forEach(Explainer::close);
    }
}
