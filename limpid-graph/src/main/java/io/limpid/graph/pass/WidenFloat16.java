package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.onnx.Body;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a model of float16, bfloat16 or double numbers one of 32-bit floats: weights, casts, inputs and outputs,
 * in graphs inside of nodes as well.
 *
 * <p>Half precision is widened exactly; doubles are rounded. Integers and truth values stay as they are.
 */
public final class WidenFloat16 implements Pass {
    private static final List<String> TYPE_ATTRIBUTES = List.of("to", "dtype");
    private static final List<Long> OTHER_CODES = Arrays.stream(ElementType.values())
            .filter(WidenFloat16::isOther)
            .map(type -> (long) type.code())
            .toList();

    @Override
    public Graph apply(Graph graph) {
        boolean fires = graph.types().values().stream().anyMatch(type -> isOther(type.element()))
                || graph.initializers().values().stream().anyMatch(tensor -> isOther(tensor.type()))
                || graph.nodes().stream().anyMatch(node -> !widened(node).equals(node));
        return fires ? rebuilt(graph) : graph;
    }

    private static boolean isOther(ElementType type) {
        return type.isFloating() && type != ElementType.FLOAT;
    }

    private static Graph rebuilt(Graph graph) {
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach((value, type) -> builder.type(value, widened(type)));
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach((value, tensor) -> builder.initializer(value, widened(tensor)));
        for (Node node : graph.nodes()) {
            builder.node(widened(node));
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private static TensorType widened(TensorType type) {
        return isOther(type.element()) ? new TensorType(ElementType.FLOAT, type.shape()) : type;
    }

    private static Tensor widened(Tensor tensor) {
        return isOther(tensor.type()) ? tensor.asFloat() : tensor;
    }

    private static Node widened(Node node) {
        Map<String, Attribute> widened = new LinkedHashMap<>(node.attributes().entries());
        widened.replaceAll((name, attribute) -> widened(name, attribute));
        return node.withAttributes(Attributes.of(widened));
    }

    private static Attribute widened(String name, Attribute attribute) {
        if (attribute instanceof Attribute.Opaque body) {
            return Body.changed(body, new WidenFloat16());
        }
        if (attribute instanceof Attribute.TensorValue tensor) {
            return new Attribute.TensorValue(widened(tensor.value()));
        }
        if (attribute instanceof Attribute.IntValue code
                && TYPE_ATTRIBUTES.contains(name)
                && OTHER_CODES.contains(code.value())) {
            return new Attribute.IntValue(ElementType.FLOAT.code());
        }
        return attribute;
    }
}
