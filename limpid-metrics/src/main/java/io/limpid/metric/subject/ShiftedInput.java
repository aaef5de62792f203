package io.limpid.metric.subject;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Lets a network compute for {@code x + by} what it computed for {@code x}: the biases of the convolutions that read the input become
 * {@code b - by * sum w}, and their padding {@code by}.
 *
 * @param by what is added to every number of the input
 */
record ShiftedInput(float by) implements UnaryOperator<Graph> {
    private static final int KERNEL = 1;
    private static final int BIAS = 2;

    /** Tells whether all that reads the input is a convolution with known weights. */
    boolean fits(Graph graph) {
        List<Node> readers = graph.consumers(graph.inputs().get(0));
        return !readers.isEmpty()
                && readers.stream()
                        .allMatch(node -> node.is("Conv")
                                && graph.constant(node.input(KERNEL)).isPresent()
                                && (node.input(BIAS).equals(Value.ABSENT)
                                        || graph.constant(node.input(BIAS)).isPresent())
                                && node.attributes().text("auto_pad", "NOTSET").equals("NOTSET"));
    }

    @Override
    public Graph apply(Graph graph) {
        Value input = graph.inputs().get(0);
        GraphBuilder changed = graph.withoutNodes();
        for (Node node : graph.nodes()) {
            if (node.input(0).equals(input)) {
                convolution(graph, node, changed);
            } else {
                changed.node(node);
            }
        }
        graph.outputs().forEach(changed::output);
        return changed.build();
    }

    private void convolution(Graph graph, Node node, GraphBuilder changed) {
        Tensor kernel = graph.constant(node.input(KERNEL)).orElseThrow();
        Value bias = changed.fresh(node.label() + ".shiftedBias");
        changed.initializer(bias, bias(kernel, graph.constant(node.input(BIAS)).orElse(zeros(kernel))));
        changed.node(node.withInputs(List.of(padded(graph, node, changed), node.input(KERNEL), bias))
                .withAttributes(node.attributes().without("pads")));
    }

    private Value padded(Graph graph, Node node, GraphBuilder changed) {
        Value input = node.input(0);
        long[] pads = node.attributes().integers("pads", 0, 0, 0, 0);
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return input;
        }
        Value padded = changed.fresh(input.name() + ".padded");
        Value sizes = changed.fresh("shift.pads");
        Value with = changed.fresh("shift.value");
        changed.initializer(sizes, Tensor.vector(0, 0, pads[0], pads[1], 0, 0, pads[2], pads[3]));
        changed.initializer(with, Tensor.scalar(by));
        changed.node(Node.of("Pad", List.of(input, sizes, with), List.of(padded), Attributes.NONE));
        changed.type(padded, grown(graph.type(input), pads));
        return padded;
    }

    private static TensorType grown(TensorType type, long... pads) {
        Shape shape = type.shape();
        var dims = new ArrayList<>(shape.dims());
        for (int axis = 0; axis < 2; axis++) {
            dims.set(axis + 2, new Dim.Fixed(shape.size(axis + 2) + pads[axis] + pads[axis + 2]));
        }
        return new TensorType(type.element(), new Shape(dims));
    }

    private Tensor bias(Tensor kernel, Tensor bias) {
        float[] weights = kernel.toFloats();
        float[] values = bias.toFloats();
        int each = weights.length / values.length;
        for (int output = 0; output < values.length; output++) {
            int first = output * each;
            double sum = IntStream.range(first, first + each)
                    .mapToDouble(i -> weights[i])
                    .sum();
            values[output] -= (float) (by * sum);
        }
        return Tensor.of(values, bias.shape());
    }

    private static Tensor zeros(Tensor kernel) {
        return Tensor.filled(0, kernel.size(0));
    }
}
