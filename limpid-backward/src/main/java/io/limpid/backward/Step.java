package io.limpid.backward;

import io.limpid.graph.Emitter;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule sees while a signal crosses one node. */
public final class Step {
    private final Site site;
    private final Operator operator;
    private final List<Value> upstreams;
    private final Scene scene;

    Step(Site site, Operator operator, List<Value> upstreams, Scene scene) {
        this.site = site;
        this.operator = operator;
        this.upstreams = upstreams;
        this.scene = scene;
    }

    /** Returns this step where it is known that no signal arrived at elements of the outputs that are 0 or less. */
    Step onlyAtPositives() {
        return new Step(site, operator, upstreams, scene.withSignalOnlyAtPositives());
    }

    /** Returns the data inputs of the node. */
    public List<Value> inputs() {
        return operator.dataInputs(site).stream().map(site::input).toList();
    }

    /** Returns the first data input. */
    public Value input() {
        return inputs().get(0);
    }

    /** Returns the first output of the node. */
    public Value output() {
        return site.node().output();
    }

    /** Returns the signal at the first output, of its shape. */
    public Value upstream() {
        return upstreams.get(0);
    }

    /** Returns the signals at all outputs; {@link Value#ABSENT} where none arrived. */
    public List<Value> upstreams() {
        return upstreams;
    }

    /** Returns the emitter whose names say signal and node. */
    public Emitter emit() {
        return scene.emit();
    }

    /** Returns the node where it stands. */
    public Site site() {
        return site;
    }

    /** Returns the node. */
    public Node node() {
        return site.node();
    }

    /** Returns the shape of a value of the forward graph. */
    public Shape shape(Value value) {
        return site.shape(value);
    }

    /** Returns the kind of the operator. */
    public Kind kind() {
        return operator.kind();
    }

    /** Returns which of the {@link #inputs()} carry the signal, by their place among them. */
    public List<Integer> carriers() {
        return operator.carriers(site);
    }

    /** Tells whether no element of a value of the forward graph can be negative, whatever the image. */
    public boolean isNonNegative(Value value) {
        return site.range(value).isNonNegative();
    }

    /** Tells whether the operator {@linkplain Operator#keepsSign keeps signs} here. */
    public boolean keepsSign() {
        return operator.keepsSign(site);
    }

    /** Tells whether it is certain that no signal arrived at elements of the output that are 0 or less. */
    public boolean arrivesOnlyAtPositives() {
        return scene.onlyAtPositives();
    }

    /** Returns what is known of the signals that arrived. */
    Signals signals() {
        return scene.signals();
    }

    /**
     * Returns a value without negative elements that equals the output wherever a signal arrived, if that is certain.
     *
     * <p>It may be the output rectified: behind a Relu the same node again, which ONNX Runtime computes once.
     */
    public Optional<Value> positiveOutput() {
        if (isNonNegative(output())) {
            return Optional.of(output());
        }
        return scene.onlyAtPositives() ? Optional.of(emit().relu(output())) : Optional.empty();
    }

    /** Sums a signal of the shape of the output over the axes along which an input was repeated. */
    public Value unrepeated(Value signal, Value input) {
        return Broadcast.undo(emit(), signal, shape(output()), shape(input));
    }

    /** Returns this step with another signal arriving at the first output. */
    public Step withUpstream(Value signal) {
        return new Step(site, operator, List.of(signal), scene.withAnySignal());
    }

    /** Returns the step at another node that this operator stands for, with a signal arriving at its first output. */
    public Step within(Node inner, OperatorTable operators, Value signal) {
        Site there = site.of(inner);
        return new Step(
                there,
                operators.at(there),
                List.of(signal),
                scene.withAnySignal().scoped(inner.label()));
    }

    /**
     * Returns what a value of the forward graph is on the baseline: of its shape, or of one image for the whole batch.
     *
     * @throws IllegalStateException if the walk has no baseline
     */
    public Value baseline(Value value) {
        return scene.twin().of(value);
    }

    /** Emits the node once more with these values in the place of its data inputs, and returns its first output. */
    public Value repeated(List<Value> inputs) {
        return emit().node(node().opType(), with(inputs), node().attributes());
    }

    private List<Value> with(List<Value> inputs) {
        List<Value> changed = new ArrayList<>(node().inputs());
        List<Integer> data = operator.dataInputs(site);
        for (int i = 0; i < inputs.size(); i++) {
            changed.set(data.get(i), inputs.get(i));
        }
        return changed;
    }

    /**
     * Emits the node once more on other data inputs, and returns the step there: with the same signals arriving.
     *
     * @param inputs one for each data input, of its shape
     */
    public Step on(List<Value> inputs) {
        List<Value> outputs = emit().nodes(
                        node().opType(),
                        with(inputs),
                        node().attributes(),
                        node().outputs().size());
        Node moved = node().withInputs(with(inputs)).withOutputs(outputs);
        return new Step(site.movedTo(moved), operator, upstreams, scene.withAnySignal());
    }

    /** Emits the vector-Jacobian product for the signal at the output. */
    public List<Value> gradient() {
        return operator.gradient(this);
    }

    /**
     * Emits the {@linkplain StandardizingOperator#secant secant} to the baseline.
     *
     * @throws UnsupportedOperatorException if the operator is no normalization by the data's own statistics
     */
    public Value secant() {
        if (operator instanceof StandardizingOperator standardizing) {
            return standardizing.secant(this, baseline(input()));
        }
        throw new UnsupportedOperatorException(
                List.of(new UnsupportedOperatorException.Obstacle(node(), "it does not divide by a deviation")),
                "signal",
                "Give the node another rule, such as averagedGradient");
    }

    /** Tells whether the operator is linear in its data inputs, so that {@link #linear()} may be asked for. */
    public boolean isLinear() {
        return operator instanceof LinearOperator;
    }

    /**
     * Returns the operator as a linear map.
     *
     * @throws UnsupportedOperatorException if it is not linear
     */
    public Linear linear() {
        if (operator instanceof LinearOperator linear) {
            return new Linear(this, linear);
        }
        throw new UnsupportedOperatorException(
                List.of(new UnsupportedOperatorException.Obstacle(node(), "it is not linear")),
                "signal",
                "Give the node a rule that needs no linear map, such as pass or gradient");
    }

    /** Tells whether the node chooses the least of its elements. */
    public boolean selectsLeast() {
        return operator instanceof SelectingOperator selecting && selecting.selectsLeast();
    }

    /** Returns the weights of the node; {@link Weights#NONE} if it has none. */
    public Weights weights() {
        return operator instanceof LinearOperator linear ? linear.weights(this) : Weights.NONE;
    }

    /** A linear operator at a step. */
    public record Linear(Step at, LinearOperator operator) {
        /** Emits the operator on other inputs and weights, see {@link LinearOperator#apply}. */
        public Value apply(List<Value> inputs, Weights weights) {
            return operator.apply(at, inputs, weights);
        }

        /** Emits a denominator without negative terms, see {@link LinearOperator#denominator}. */
        public Value denominator(List<Value> inputs, Weights weights) {
            return operator.denominator(at, inputs, weights);
        }

        /** Emits the terms of a sum, see {@link LinearOperator#terms}. */
        public List<Value> terms() {
            return operator.terms(at);
        }

        /** Emits the transpose, see {@link LinearOperator#transpose}. */
        public List<Value> transpose(Value signal, Weights weights) {
            return operator.transpose(at, signal, weights);
        }
    }

    /**
     * What all steps of a walk share, and what is known where one stands.
     *
     * @param emit writes
     * @param twin what the signal compares with
     * @param onlyAtPositives whether no signal arrived at elements of the outputs that are 0 or less
     * @param signals what is known of those that arrived: one that a rule made is unknown
     */
    record Scene(Emitter emit, BaselineTwin twin, boolean onlyAtPositives, Signals signals) {
        Scene(Emitter emit, BaselineTwin twin) {
            this(emit, twin, false, Signals.EVEN);
        }

        Scene scoped(String inner) {
            return new Scene(emit.scoped(inner), twin, false, signals);
        }

        Scene withAnySignal() {
            return new Scene(emit, twin, false, Signals.ANY);
        }

        Scene withSignalOnlyAtPositives() {
            return new Scene(emit, twin, true, signals);
        }
    }
}
