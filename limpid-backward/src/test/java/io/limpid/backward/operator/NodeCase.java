package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Opset;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One node with everything it reads: what a sample gives to the contract test. Built by adding inputs in their order. */
final class NodeCase {
    private final String opType;
    private final List<Value> inputs = new ArrayList<>();
    private final Map<Value, Tensor> data = new LinkedHashMap<>();
    private final Set<Value> shared = new LinkedHashSet<>();
    private final Map<Value, Tensor> constants = new LinkedHashMap<>();
    private Attributes attributes = Attributes.NONE;
    private long opset = Opset.CANONICAL;
    private int outputs = 1;
    private int unread;

    private NodeCase(String opType) {
        this.opType = opType;
    }

    static NodeCase of(String opType) {
        return new NodeCase(opType);
    }

    /** Adds an input that depends on the image: its first axis is the batch. */
    NodeCase data(Tensor tensor) {
        return add(data, "x", tensor);
    }

    /** Adds an input that depends on the image but has no batch axis. */
    NodeCase sharedData(Tensor tensor) {
        data(tensor);
        shared.add(inputs.get(inputs.size() - 1));
        return this;
    }

    /** Adds a weight, an index or another constant. */
    NodeCase constant(Tensor tensor) {
        return add(constants, "c", tensor);
    }

    /** Leaves an optional input out. */
    NodeCase absent() {
        inputs.add(Value.ABSENT);
        return this;
    }

    private NodeCase add(Map<Value, Tensor> kept, String letter, Tensor tensor) {
        Value value = Value.of(letter + inputs.size());
        inputs.add(value);
        kept.put(value, tensor);
        return this;
    }

    NodeCase with(Attributes given) {
        attributes = given;
        return this;
    }

    /** Says in which opset the node is written, if not in the canonical one. */
    NodeCase opset(long given) {
        opset = given;
        return this;
    }

    /** Sets the number of outputs, of which no signal arrives at the last {@code silent}. */
    NodeCase outputs(int count, int silent) {
        outputs = count;
        unread = silent;
        return this;
    }

    /** Returns the inputs that depend on the image, with a batch of two or whatever the sample chose. */
    Map<Value, Tensor> data() {
        return data;
    }

    /** Returns the inputs that depend on the image, with only the first image of the batch. */
    Map<Value, Tensor> firstImage() {
        Map<Value, Tensor> first = new LinkedHashMap<>();
        data.forEach((value, tensor) -> first.put(value, shared.contains(value) ? tensor : tensor.row(0)));
        return first;
    }

    long opset() {
        return opset;
    }

    Node node() {
        List<Value> results = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            results.add(Value.of("y" + i));
        }
        return Node.of(opType, inputs, results, attributes);
    }

    /** Returns the outputs at which a signal arrives. */
    List<Value> heard() {
        return node().outputs().subList(0, outputs - unread);
    }

    /** Returns the node in a graph of its own, without types. */
    Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        data.keySet().forEach(builder::input);
        constants.forEach(builder::initializer);
        builder.node(node());
        node().outputs().forEach(builder::output);
        return builder.build();
    }

    @Override
    public String toString() {
        return node() + " on " + data + " with " + constants;
    }
}
