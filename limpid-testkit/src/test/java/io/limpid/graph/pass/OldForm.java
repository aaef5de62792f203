package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One node in the form of an older opset, with data for it.
 *
 * @param opset the opset that the form belongs to
 * @param x what the first input is fed with; its shape is not known to the graph but for its rank
 * @param weights the other inputs
 * @param outputs the number of outputs
 */
record OldForm(long opset, String opType, Tensor x, List<Tensor> weights, Attributes attributes, int outputs) {
    static OldForm of(long opset, String opType, Tensor x) {
        return new OldForm(opset, opType, x, List.of(), Attributes.NONE, 1);
    }

    static Tensor random(long... shape) {
        return RandomTensors.seeded(3).distinct(0.01, shape);
    }

    OldForm reading(Tensor... more) {
        return new OldForm(opset, opType, x, List.of(more), attributes, outputs);
    }

    OldForm with(String name, long value) {
        return new OldForm(opset, opType, x, weights, attributes.with(name, value), outputs);
    }

    OldForm with(String name, float value) {
        return new OldForm(opset, opType, x, weights, attributes.with(name, value), outputs);
    }

    OldForm with(String name, String value) {
        return new OldForm(opset, opType, x, weights, attributes.with(name, value), outputs);
    }

    OldForm ints(String name, long... values) {
        return new OldForm(opset, opType, x, weights, attributes.with(name, values), outputs);
    }

    OldForm floats(String name, Float... values) {
        Attribute list = new Attribute.FloatList(List.of(values));
        return new OldForm(opset, opType, x, weights, attributes.with(name, list), outputs);
    }

    OldForm writing(int number) {
        return new OldForm(opset, opType, x, weights, attributes, number);
    }

    /** Returns the graph; all sizes of the input are open. */
    Graph graph() {
        Value input = Value.of("x");
        GraphBuilder builder = new GraphBuilder().input(input, new TensorType(x.type(), openShape()));
        List<Value> inputs = new ArrayList<>(List.of(input));
        for (Tensor weight : weights) {
            Value value = Value.of("w" + inputs.size());
            builder.initializer(value, weight);
            inputs.add(value);
        }
        List<Value> results =
                IntStream.range(0, outputs).mapToObj(i -> Value.of("y" + i)).toList();
        builder.node(new Node("node", opType, "", inputs, results, attributes));
        results.forEach(builder::output);
        return builder.build();
    }

    private Shape openShape() {
        return new Shape(IntStream.range(0, x.rank())
                .<Dim>mapToObj(axis -> new Dim.Symbolic("d" + axis))
                .toList());
    }

    @Override
    public String toString() {
        return "opset " + opset + " " + opType + attributes + " of " + x + " " + weights;
    }
}
