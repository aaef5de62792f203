package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The declared shape of a model's only input. */
record InputShape(Value input, Shape declared) {
    private static final String BATCH = "N";

    static InputShape of(Graph graph) {
        List<Value> inputs = graph.inputs();
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("the model has " + inputs.size() + " inputs: "
                    + inputs.stream().map(input -> described(graph, input)).collect(Collectors.joining(", "))
                    + "; Limpid explains what one image input does. Hold the others at a content:"
                    + " --feed NAME=FILE.npy or NAME=NUMBER on the command line, OnnxModel.holding in Java");
        }
        Shape shape = graph.findType(inputs.get(0))
                .orElseThrow(() -> new IllegalArgumentException("the model does not say what its input "
                        + inputs.get(0).name() + " holds; export it with the input's shape"))
                .shape();
        return new InputShape(inputs.get(0), shape);
    }

    private static String described(Graph graph, Value input) {
        return input.name() + graph.findType(input).map(type -> " " + type).orElse("");
    }

    Shape filledWith(long... given) {
        boolean fits = declared.rank() == given.length;
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < given.length && fits; axis++) {
            boolean open = !declared.isFixed(axis);
            fits = axis == 0 || open || declared.size(axis) == given[axis];
            dims.add(
                    axis > 0
                            ? new Dim.Fixed(given[axis])
                            : open ? new Dim.Symbolic(BATCH) : declared.dims().get(0));
        }
        if (declared.rank() != given.length) {
            throw new IllegalArgumentException("the model's input " + input.name() + " takes " + declared
                    + "; Limpid explains models whose input has the four axes of images, [N,C,H,W] or [N,H,W,C]:"
                    + " export the model from the image on, with a Reshape inside where it works on rows or planes");
        }
        if (!fits) {
            throw new IllegalArgumentException("the image tensor has shape " + Shape.of(given)
                    + ", but the model's input " + input.name() + " takes " + declared
                    + "; give a preprocessing that makes that size, or a tensor of that shape (.npy)");
        }
        return new Shape(dims);
    }
}
