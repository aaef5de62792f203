package io.limpid.layer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/** Lets a model that takes images {@code [N,H,W,C]} take {@code [N,C,H,W]}, so that no method has to ask. */
public final class ChannelsFirst {
    private static final int[] TO_LAST = {0, 2, 3, 1};
    private static final int[] TO_FIRST = {0, 3, 1, 2};

    private ChannelsFirst() {}

    /** Returns a model, whose only input is an image of a known type, with a node before it that turns the axes. */
    public static OnnxModel of(OnnxModel model) {
        Graph graph = model.graph();
        Value last = graph.inputs().get(0);
        TensorType type = graph.type(last);
        GraphBuilder turned = new GraphBuilder();
        graph.types().forEach(turned::type);
        graph.initializers().forEach(turned::initializer);
        Value first = turned.fresh(last.name() + ".channelsFirst");
        turned.input(first, new TensorType(type.element(), of(type.shape())));
        turned.node(undoing(first, last));
        turned.nodes(graph.nodes());
        graph.outputs().forEach(turned::output);
        return model.withGraph(turned.build());
    }

    /** Returns a node that turns {@code [N,H,W,C]} to {@code [N,C,H,W]}. */
    static Node turning(Value last, Value first) {
        return turn(last, first, TO_FIRST);
    }

    /** Returns a node that turns {@code [N,C,H,W]} back to {@code [N,H,W,C]}. */
    static Node undoing(Value first, Value last) {
        return turn(first, last, TO_LAST);
    }

    private static Node turn(Value from, Value to, int[] order) {
        long[] axes = Arrays.stream(order).asLongStream().toArray();
        return Node.of("Transpose", List.of(from), List.of(to), Attributes.NONE.with("perm", axes));
    }

    /** Returns the shape {@code [N,C,H,W]} of {@code [N,H,W,C]}. */
    static Shape of(Shape shape) {
        return new Shape(Arrays.stream(TO_FIRST)
                .<Dim>mapToObj(axis -> shape.dims().get(axis))
                .toList());
    }

    /** Returns the shape {@code [N,H,W,C]} of {@code [N,C,H,W]}. */
    public static Shape undone(Shape shape) {
        return new Shape(Arrays.stream(TO_LAST)
                .<Dim>mapToObj(axis -> shape.dims().get(axis))
                .toList());
    }

    /** Returns the sizes {@code [N,C,H,W]} of {@code [N,H,W,C]}. */
    public static long[] of(long... sizes) {
        return Arrays.stream(TO_FIRST).mapToLong(axis -> sizes[axis]).toArray();
    }

    /** Returns a batch {@code [N,H,W,C]} as {@code [N,C,H,W]}. */
    public static Tensor of(Tensor batch) {
        int channels = batch.size(3);
        int pixels = batch.size(1) * batch.size(2);
        float[] from = batch.toFloats();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            int pixel = i / channels;
            to[(pixel / pixels * channels + i % channels) * pixels + pixel % pixels] = from[i];
        }
        return Tensor.of(to, of(batch.shape()));
    }

    /** Returns a batch {@code [N,C,H,W]} as {@code [N,H,W,C]}. */
    public static Tensor undone(Tensor batch) {
        int channels = batch.size(1);
        int pixels = batch.size(2) * batch.size(3);
        float[] from = batch.toFloats();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            int row = i / pixels;
            to[(row / channels * pixels + i % pixels) * channels + row % channels] = from[i];
        }
        return Tensor.of(to, batch.size(0), batch.size(2), batch.size(3), channels);
    }
}
