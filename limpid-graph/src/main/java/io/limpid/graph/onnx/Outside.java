package io.limpid.graph.onnx;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.message.DidYouMean;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/** What a graph takes from outside and gives to it, and how that can be made less. */
record Outside(Graph graph) {
    private static final int SUGGESTIONS = 3;

    Graph holding(Value input, Tensor content) {
        requireInput(input);
        Tensor held =
                graph.findType(input).map(type -> fitted(input, type, content)).orElse(content);
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach((value, type) -> builder.type(value, value.equals(input) ? held.tensorType() : type));
        graph.inputs().stream().filter(value -> !value.equals(input)).forEach(builder::input);
        graph.initializers().forEach(builder::initializer);
        builder.initializer(input, held).nodes(graph.nodes());
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private void requireInput(Value input) {
        if (!graph.inputs().contains(input)) {
            throw new IllegalArgumentException("the model has no input " + input.name() + "; its inputs are "
                    + graph.inputs().stream().map(Value::name).collect(Collectors.joining(", ")));
        }
        if (graph.inputs().size() == 1) {
            throw new IllegalArgumentException(
                    input.name() + " is the model's only input, the image; only inputs beside it can be held");
        }
    }

    private static Tensor fitted(Value input, TensorType type, Tensor content) {
        boolean rounds = type.element() == ElementType.FLOAT && content.type().isFloating();
        Tensor held = rounds ? content.asFloat() : content;
        if (held.type() != type.element() || !fits(Shape.of(held.shape()), type.shape())) {
            throw new IllegalArgumentException(
                    "input " + input.name() + " takes " + type + ", but was given " + content.tensorType()
                            + "; give an array of that kind and shape, with any size where a name stands");
        }
        return held;
    }

    private static boolean fits(Shape given, Shape declared) {
        boolean fits = given.rank() == declared.rank();
        for (int axis = 0; axis < given.rank() && fits; axis++) {
            fits = !declared.isFixed(axis) || declared.size(axis) == given.size(axis);
        }
        return fits;
    }

    Graph giving(Value value) {
        if (graph.producer(value).isEmpty()) {
            throw new IllegalArgumentException("the model computes no " + value.name()
                    + DidYouMean.question(value.name(), computed(), SUGGESTIONS) + " Its outputs are "
                    + graph.outputs().stream().map(Value::name).collect(Collectors.joining(", "))
                    + ", and any tensor that a node writes can be taken");
        }
        return graph.toBuilder().clearOutputs().output(value).build();
    }

    private List<String> computed() {
        return graph.nodes().stream()
                .flatMap(node -> node.outputs().stream())
                .map(Value::name)
                .toList();
    }
}
