package io.limpid.program;

import io.limpid.backward.Backward;
import io.limpid.backward.BaselineTwin;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.run.Goal;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a method sees while it writes its part of the program: the network, the target, backward passes, an emitter. */
public final class Frame {
    static final String TARGET = "target";
    static final String CONTRAST = "contrast";
    private static final String FED = "signal";

    private final Network network;
    private final GraphBuilder builder;
    private final Emitter emit;
    private final Value target;
    private final Value contrast;
    private final Value flatLogits;
    private final ClassRows classRows;
    private final List<Backward.Planned> plan = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private Value fed = Value.ABSENT;
    private final List<Value> balances = new ArrayList<>();
    private final Map<Node, Value> sums = new LinkedHashMap<>();

    Frame(Network network, GraphBuilder builder) {
        this.network = network;
        this.builder = builder;
        this.emit = Emitter.into(builder, "limpid");
        TensorType indices = new TensorType(
                ElementType.INT64,
                new Shape(List.of(
                        network.graph().type(network.input()).shape().dims().get(0))));
        this.target = builder.fresh(TARGET);
        this.contrast = builder.fresh(CONTRAST);
        builder.input(target, indices).input(contrast, indices);
        this.flatLogits = isFlat() ? network.logits() : emit.reshape(network.logits(), 0, network.scores());
        this.classRows = oneHotDifference();
    }

    private boolean isFlat() {
        return network.graph().type(network.logits()).shape().rank() == 2;
    }

    private ClassRows oneHotDifference() {
        Emitter at = emit.scoped("target");
        Value none = at.indices(0);
        Value predicted = at.argMax(flatLogits, 1);
        Value index = at.where(at.less(target, none), predicted, target);
        Value against = at.where(at.less(contrast, none), none, contrast);
        // not greaterOrEqual: below opset 16 ONNX Runtime infers no shape for it
        Value isGiven = at.unsqueeze(at.cast(at.greater(contrast, at.indices(Goal.NONE)), ElementType.FLOAT), 1);
        Value oneHot =
                at.sub(at.oneHot(index, network.scores()), at.mul(at.oneHot(against, network.scores()), isGiven));
        return new ClassRows(oneHot, new ClassRows.Classes(index, against, isGiven));
    }

    /** Returns the network. */
    public Network network() {
        return network;
    }

    /** Returns the emitter for the method's own nodes. */
    public Emitter emit() {
        return emit;
    }

    /** Returns the logits as {@code [N,K]}. */
    public Value logits() {
        return flatLogits;
    }

    /** Returns one-hot at the target minus one-hot at the contrast, {@code [N,K]}. */
    public Value oneHot() {
        return classRows.oneHot();
    }

    /** Returns the passes that spare reading weights: of other classes, and of a dense layer twice. */
    List<Pass> sparing() {
        return List.of(new SummedParts(sums), classRows);
    }

    /**
     * Emits the gradient of a score with respect to the logits, {@code [N,K]}.
     *
     * @throws IllegalArgumentException if the score needs one number for each class, and the model gives them at many places
     */
    public Value seed(Score score) {
        score.requireOn(network);
        return score.seed(emit.scoped("score"), network.likelihood(), flatLogits, oneHot());
    }

    /**
     * Emits what each channel of a layer adds to the dense layer that reads it, {@code [C,N,M]}. What the dense layer gives is then
     * summed from that, so that its weights are read once.
     */
    public Value parts(Dense dense, Layer layer) {
        Value parts = dense.parts(emit.scoped("parts"), layer.value());
        sums.put(dense.gemm(), dense.whole(emit.scoped("parts"), parts));
        return parts;
    }

    /**
     * Emits a backward pass from the logits.
     *
     * @param seed {@code [N,K]}, the signal at the logits
     * @param wanted values of the network
     * @return the signal at each of them, of its shape
     */
    public Map<Value, Value> backward(Composite composite, Value seed, Collection<Value> wanted) {
        return backward(composite, atLogits(seed), wanted);
    }

    /**
     * Emits a backward pass from any value of the network. Each call is a pass of its own.
     *
     * @param seed where the signal starts, and with what
     * @param wanted values of the network
     * @return the signal at each of them, of its shape; zeros where no path leads
     */
    public Map<Value, Value> backward(Composite composite, Seed seed, Collection<Value> wanted) {
        Backward walk = Backward.through(network.graph(), composite, network.operators());
        plan.addAll(walk.plan(List.of(seed.tensor()), wanted));
        return walk.emit(builder, List.of(seed), wanted);
    }

    /** Emits a backward pass from any value of the network to one other, see {@link #backward(Composite, Seed, Collection)}. */
    public Value backward(Composite composite, Seed seed, Value wanted) {
        return Objects.requireNonNull(backward(composite, seed, List.of(wanted)).get(wanted));
    }

    /**
     * Emits a backward pass of relevance, and keeps account of what it adds up to at every layer that all paths pass.
     *
     * @param seed where it starts, and how much there is
     * @param wanted a value of the network
     * @return the relevance there, of its shape; zeros if no path leads there
     */
    public Value relevance(Composite composite, Seed seed, Value wanted) {
        return Objects.requireNonNull(
                relevance(composite, seed, List.of(wanted)).get(wanted));
    }

    /** Emits a backward pass of relevance to several values, see {@link #relevance(Composite, Seed, Value)}. */
    public Map<Value, Value> relevance(Composite composite, Seed seed, Collection<Value> wanted) {
        List<Value> measured =
                Backward.through(network.graph(), composite, network.operators())
                        .bottlenecks(seed.tensor(), wanted)
                        .stream()
                        .filter(this::isImageByImage)
                        .toList();
        Set<Value> all = new LinkedHashSet<>(measured);
        all.addAll(wanted);
        Map<Value, Value> relevance = backward(composite, seed, all);
        Map<Value, Value> accounted = new LinkedHashMap<>();
        measured.forEach(value -> accounted.put(value, Objects.requireNonNull(relevance.get(value))));
        accounts.add(Account.of(emit.scoped("sums"), network, seed, accounted));
        return relevance;
    }

    /** Tells whether the first axis counts images; a dense layer at each place may make a row of each place instead. */
    private boolean isImageByImage(Value value) {
        return images(value).equals(images(network.input()));
    }

    private Dim images(Value value) {
        return network.graph().type(value).shape().dims().get(0);
    }

    /**
     * Declares one more input of the program: a signal that comes from outside, of the shape of a layer. A program has at
     * most one; {@link GraphProgram#openFed} feeds it.
     */
    public Value fedSignal(Layer layer) {
        fed = builder.fresh(FED);
        builder.input(fed, network.graph().type(layer.value()));
        return fed;
    }

    /**
     * Emits the network a second time on a baseline, see {@link BaselineTwin}.
     *
     * @param at a value of the network, often its input
     * @param baseline what stands there instead: of its shape, or of one image
     */
    public BaselineTwin twin(Value at, Value baseline) {
        return BaselineTwin.emit(builder, network.forward(), Map.of(at, baseline));
    }

    /**
     * Emits a backward pass of contributions to the difference of a score from the baseline's.
     *
     * @param wanted a value of the network that differs from the baseline's
     * @return multiplier times difference, of its shape
     */
    public Value contributions(Composite composite, Seed seed, BaselineTwin twin, Value wanted) {
        Backward walk = Backward.through(network.graph(), composite, network.operators())
                .against(twin);
        plan.addAll(walk.plan(List.of(seed.tensor()), List.of(wanted)));
        Value multiplier = Objects.requireNonNull(
                walk.emit(builder, List.of(seed), List.of(wanted)).get(wanted));
        return emit.scoped("contribution").mul(multiplier, emit.sub(wanted, twin.of(wanted)));
    }

    /**
     * States what the attribution of each image sums to, and what it should sum to; both are reported with the result.
     *
     * @param sum {@code [N]}
     * @param expected {@code [N]}
     */
    public void balance(Value sum, Value expected) {
        Emitter at = emit.scoped("balance");
        balances.add(at.concat(List.of(at.unsqueeze(sum, 1), at.unsqueeze(expected, 1)), 1));
    }

    /** Returns the seed of a signal {@code [N,K]} at the logits, whatever their shape. */
    public Seed atLogits(Value signal) {
        return new Seed(network.logits(), isFlat() ? signal : emit.reshapeLike(signal, network.logits()));
    }

    /**
     * Emits a backward pass through all that is written so far, the method's own nodes too: a derivative of derivatives.
     *
     * @param seed at a value that was emitted
     * @param wanted a value of the network
     * @return the signal there, of its shape; zeros if the seed's tensor does not depend on it
     */
    public Value backwardThroughAll(Seed seed, Value wanted) {
        Graph written = new RemoveUnused()
                .apply(builder.clearOutputs().output(seed.tensor()).build());
        Shape shape = network.graph().type(network.input()).shape();
        Graph typed =
                ShapeProbe.probe(network.model().withGraph(written), shape).graph();
        return Backward.through(typed, Composites.gradient(), network.operators())
                .emit(builder, List.of(seed), List.of(wanted))
                .getOrDefault(wanted, Value.ABSENT);
    }

    /** Emits a backward pass from the logits to one value, see {@link #backward(Composite, Value, Collection)}. */
    public Value backward(Composite composite, Value seed, Value wanted) {
        return backward(composite, atLogits(seed), wanted);
    }

    /** Finds a layer of the network, see {@link Network#layer}. */
    public Layer layer(TargetLayer wanted) {
        return network.layer(wanted);
    }

    /** Returns the nodes that were crossed backward so far, each with its rule, pass by pass. */
    List<Backward.Planned> plan() {
        return plan;
    }

    /** Returns the accounts of relevance that were kept so far. */
    List<Account> accounts() {
        return accounts;
    }

    Optional<Value> fedSignal() {
        return Optional.of(fed).filter(Value::isPresent);
    }

    /** Returns what was stated with {@link #balance}, {@code [N,2]} each. */
    List<Value> balances() {
        return balances;
    }

    Value target() {
        return target;
    }

    Value contrast() {
        return contrast;
    }
}
