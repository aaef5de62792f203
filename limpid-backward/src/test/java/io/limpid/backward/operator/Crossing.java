package io.limpid.backward.operator;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Rule;
import io.limpid.backward.Seed;
import io.limpid.backward.Site;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.InferenceException;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sample's node with a signal crossing it: the grown graph, ready to run, and where in it the signal is. */
final class Crossing {
    private final NodeCase sample;
    private final Graph typed;
    private final GraphBuilder builder;
    private final Map<Value, Value> signals = new LinkedHashMap<>();
    private final Map<Value, Value> arrived;

    private Crossing(NodeCase sample, Rule rule, OperatorTable operators) {
        this.sample = sample;
        this.typed = typed(sample);
        this.builder = typed.toBuilder();
        List<Seed> seeds = new ArrayList<>();
        for (Value output : sample.heard()) {
            Value signal = builder.fresh("signal/" + output.name());
            builder.input(signal, typed.type(output));
            signals.put(output, signal);
            seeds.add(new Seed(output, signal));
        }
        arrived = Backward.through(typed, Composite.of("test").otherwise(rule), operators)
                .emit(builder, seeds, sample.data().keySet());
        arrived.values().forEach(builder::output);
    }

    static Crossing of(NodeCase sample, Rule rule) {
        return new Crossing(sample, rule, Operators.standard());
    }

    /** Returns the crossing with forms chosen by a test. */
    static Crossing inForms(FormChoice forms, NodeCase sample, Rule rule) {
        return new Crossing(sample, rule, Operators.choosing(forms));
    }

    static Site site(NodeCase sample) {
        Graph graph = typed(sample);
        return new Site(graph, graph.nodes().get(0), graph.downstream(graph.inputs()));
    }

    /** Returns the sample's graph with the types of all values; sizes that follow the batch are symbolic. */
    static Graph typed(NodeCase sample) {
        Graph graph = sample.graph();
        Map<Value, DoubleTensor> two = ReferenceInterpreter.runTensors(graph, sample.data());
        Map<Value, DoubleTensor> one = ReferenceInterpreter.runTensors(graph, sample.firstImage());
        GraphBuilder builder = graph.toBuilder();
        two.forEach((value, tensor) -> builder.type(value, type(one.getOrDefault(value, tensor), tensor)));
        return builder.build();
    }

    private static TensorType type(DoubleTensor one, DoubleTensor two) {
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < two.rank(); axis++) {
            int size = one.size(axis);
            boolean followsBatch = size != two.size(axis);
            dims.add(followsBatch ? new Dim.Symbolic(size == 1 ? "N" : size + "N") : new Dim.Fixed(size));
        }
        ElementType element = two.type() == ElementType.DOUBLE ? ElementType.FLOAT : two.type();
        return new TensorType(element, new Shape(dims));
    }

    /** Returns the sample. */
    NodeCase sample() {
        return sample;
    }

    /** Returns the signal that arrives at each data input. */
    Map<Value, Value> arrived() {
        return arrived;
    }

    /** Returns for each output that hears a signal the input of the grown graph that holds it. */
    Map<Value, Value> signals() {
        return signals;
    }

    /** Returns the amounts of every Pad that was written behind the sample's node. */
    List<Long> paddings() {
        Graph grown = builder.build();
        return grown.nodes().stream()
                .filter(node -> node.is("Pad") && !typed.nodes().contains(node))
                .flatMapToLong(node -> Arrays.stream(
                        grown.constant(node.input(1)).orElseThrow().toLongs()))
                .boxed()
                .toList();
    }

    /** Draws a signal for each output, each of the output's shape under these data. */
    Map<Value, Tensor> randomSignals(RandomTensors random, Map<Value, Tensor> data) {
        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(sample.graph(), data);
        Map<Value, Tensor> drawn = new LinkedHashMap<>();
        signals.forEach((output, signal) ->
                drawn.put(signal, random.normal(values.get(output).shape())));
        return drawn;
    }

    /** Computes the grown graph in double precision. */
    Map<Value, DoubleTensor> inDoubles(Map<Value, DoubleTensor> inputs) {
        return ReferenceInterpreter.run(builder.build(), inputs);
    }

    /** Computes values of the grown graph on ONNX Runtime. */
    Map<Value, DoubleTensor> onRuntime(Map<Value, Tensor> inputs, Iterable<Value> wanted) {
        GraphBuilder program = builder.build().toBuilder();
        wanted.forEach(program::output);
        Map<String, Tensor> fed = new LinkedHashMap<>();
        inputs.forEach((value, tensor) -> fed.put(value.name(), tensor));
        try (Session session = Session.open(OnnxModel.of(program.build()).withOpset(sample.opset()))) {
            Map<Value, DoubleTensor> results = new LinkedHashMap<>();
            session.run(fed).forEach((name, tensor) -> results.put(Value.of(name), DoubleTensor.of(tensor)));
            return results;
        } catch (InferenceException e) {
            throw new AssertionError(e.getMessage() + System.lineSeparator() + this, e);
        }
    }

    @Override
    public String toString() {
        return sample + System.lineSeparator() + builder.build();
    }
}
