package io.limpid.backward;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/** A small graph written by hand for a test: its input is {@code x}, and every node is named after what it writes. */
public final class Sketch {
    private final GraphBuilder builder = new GraphBuilder();
    private final Shape input;

    private Sketch(long... imageShape) {
        long[] one = new long[imageShape.length + 1];
        one[0] = 1;
        System.arraycopy(imageShape, 0, one, 1, imageShape.length);
        input = Shape.of(one).with(0, new Dim.Symbolic("N"));
        builder.input(Value.of("x"), new TensorType(ElementType.FLOAT, input));
    }

    /** Starts with an input of images of a shape; the batch comes before it. */
    public static Sketch of(long... imageShape) {
        return new Sketch(imageShape);
    }

    /** Adds a weight. */
    public Sketch weight(String name, Tensor tensor) {
        builder.initializer(Value.of(name), tensor);
        return this;
    }

    /** Adds weights of one number each. */
    public Sketch number(String name, double value) {
        return weight(name, Tensor.scalar((float) value));
    }

    /** Adds a node without attributes. */
    public Sketch node(String opType, String output, String... inputs) {
        return node(opType, Attributes.NONE, output, inputs);
    }

    /** Adds a node; an empty input is left out. */
    public Sketch node(String opType, Attributes attributes, String output, String... inputs) {
        List<Value> read = Arrays.stream(inputs).map(Value::of).toList();
        builder.node(Node.of(opType, read, List.of(Value.of(output)), attributes));
        return this;
    }

    /** Ends the graph, and learns all its types by running it. */
    public Graph withOutputs(String... outputs) {
        for (String output : outputs) {
            builder.output(Value.of(output));
        }
        return ShapeProbe.probe(OnnxModel.of(builder.build()), input).graph();
    }
}
