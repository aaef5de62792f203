package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Dynamic quantization, which finds the range of each tensor while the model runs, on floats. A quantization by a scale
 * {@code s} becomes {@code s Round(x / s)}, and the scale that the model multiplies with afterwards 1; products of integers
 * become products of floats that hold them.
 *
 * <p>Numbers at the ends of a range may lie one step further out than the 8 bits go.
 */
final class DynamicForm {
    private static final String QUANTIZE = "DynamicQuantizeLinear";
    private static final Map<String, String> PRODUCTS = Map.of("ConvInteger", "Conv", "MatMulInteger", "MatMul");
    private static final int WEIGHT_ZERO = 3;

    /** 2^40: scales from 1e-5 to 1e6 are whole numbers of such parts. */
    private static final float UNITS = 0x1p40f;

    private DynamicForm() {}

    /** Tells whether a node is part of a dynamic quantization of a known kind: its products are with weights. */
    static boolean fits(Node node, Graph graph) {
        if (node.is(QUANTIZE)) {
            List<Node> readers = graph.consumers(node.output());
            return !readers.isEmpty() && readers.stream().allMatch(reader -> isProduct(reader, graph));
        }
        return isProduct(node, graph);
    }

    private static boolean isProduct(Node node, Graph graph) {
        boolean quantizedHere = graph.producer(node.input(0))
                .filter(producer -> producer.is(QUANTIZE)
                        && producer.output().equals(node.input(0))
                        && producer.outputs().get(2).equals(node.input(2)))
                .isPresent();
        return node.domain().isEmpty()
                && PRODUCTS.containsKey(node.opType())
                && quantizedHere
                && graph.constant(node.input(1)).isPresent()
                && (!node.input(WEIGHT_ZERO).isPresent()
                        || graph.constant(node.input(WEIGHT_ZERO)).isPresent());
    }

    /** Emits the same computation on floats, into the same outputs. */
    static void expand(Node node, QuantizedValues at, GraphBuilder builder) {
        if (node.is(QUANTIZE)) {
            quantize(node, at, builder);
        } else {
            Value weights = at.withoutZero(1, WEIGHT_ZERO, node.is("ConvInteger") ? 0 : -1);
            String product = PRODUCTS.getOrDefault(node.opType(), node.opType());
            at.write(product, List.of(node.input(0), weights), node.attributes());
        }
    }

    private static void quantize(Node node, QuantizedValues at, GraphBuilder builder) {
        Value bytes = builder.fresh(node.output().name() + "/bytes");
        Value scale = builder.fresh(node.output().name() + "/scale");
        List<Value> found = List.of(bytes, scale, node.outputs().get(2));
        builder.node(new Node(bytes.name(), QUANTIZE, "", node.inputs(), found, node.attributes()));
        builder.initializer(node.outputs().get(1), Tensor.scalar(1));
        Value given = withoutSignal(scale, at.emit());
        Value steps = at.emit().node("Round", List.of(at.emit().div(node.input(0), given)), Attributes.NONE);
        builder.node(Node.of("Mul", List.of(steps, given), List.of(node.output()), Attributes.NONE));
    }

    /** Hands a scale through whole numbers, where signals end: the range counts as given, as in training for quantization. */
    private static Value withoutSignal(Value scale, Emitter emit) {
        Value whole = emit.cast(emit.mul(scale, emit.constant(UNITS)), ElementType.INT64);
        return emit.div(emit.cast(whole, ElementType.FLOAT), emit.constant(UNITS));
    }
}
