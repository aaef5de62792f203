package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Where a quantized operator keeps what: the operator on floats that it stands for, and its inputs.
 *
 * @param floatType the operator on floats; {@code Identity} if it only changes the form of numbers
 * @param operands first inputs of triples of number, scale and zero point
 * @param bias the input that holds a bias in units of the product of the operands' scales, or -1
 * @param result the input that holds the scale of the result, its zero point behind it; -1 if the result is of floats
 */
record QuantizedForm(String floatType, List<Integer> operands, int bias, int result) {
    private static final int NONE = -1;
    private static final String CHANNELS_LAST = "channels_last";
    private static final String CONCAT = "QLinearConcat";
    private static final int TRIPLE = 3;

    private static final Map<String, QuantizedForm> BY_TYPE = Map.ofEntries(
            Map.entry("QuantizeLinear", new QuantizedForm("Identity", List.of(), NONE, 1)),
            Map.entry("DequantizeLinear", new QuantizedForm("Identity", List.of(0), NONE, NONE)),
            Map.entry("QLinearConv", new QuantizedForm("Conv", List.of(0, 3), 8, 6)),
            Map.entry("QLinearMatMul", new QuantizedForm("MatMul", List.of(0, 3), NONE, 6)),
            Map.entry("QGemm", new QuantizedForm("Gemm", List.of(0, 3), 6, 7)),
            Map.entry("QLinearAdd", new QuantizedForm("Add", List.of(0, 3), NONE, 6)),
            Map.entry("QLinearMul", new QuantizedForm("Mul", List.of(0, 3), NONE, 6)),
            Map.entry("QLinearAveragePool", new QuantizedForm("AveragePool", List.of(0), NONE, 3)),
            Map.entry("QLinearGlobalAveragePool", new QuantizedForm("GlobalAveragePool", List.of(0), NONE, 3)),
            Map.entry("QLinearLeakyRelu", new QuantizedForm("LeakyRelu", List.of(0), NONE, 3)),
            Map.entry("QLinearSigmoid", new QuantizedForm("Sigmoid", List.of(0), NONE, 3)));

    /** Operators on quantized numbers for which there is no form on floats. */
    private static final List<String> OTHERS = List.of(
            "ConvInteger", "MatMulInteger", "DynamicQuantizeLinear", "DynamicQuantizeMatMul", "MatMulIntegerToFloat");

    /** Tells whether a node computes with quantized numbers, makes them, or reads them. */
    static boolean isQuantized(Node node) {
        return BY_TYPE.containsKey(node.opType())
                || OTHERS.contains(node.opType())
                || node.opType().startsWith("QLinear");
    }

    static Optional<QuantizedForm> of(Node node) {
        return node.opType().equals(CONCAT)
                ? Optional.of(concat(node))
                : Optional.ofNullable(BY_TYPE.get(node.opType()));
    }

    /** Scale and zero point of the result come first, then one triple for each part. */
    private static QuantizedForm concat(Node node) {
        List<Integer> parts = IntStream.iterate(2, i -> i < node.inputs().size(), i -> i + TRIPLE)
                .boxed()
                .toList();
        return new QuantizedForm("Concat", parts, NONE, 0);
    }

    /** Tells whether the numbers come from inside the model, and scales and zero points are known. */
    boolean fits(Node node, Graph graph) {
        return operands.stream().allMatch(i -> isKnown(node, i + 1, graph) && isInside(node.input(i), graph))
                && resultFits(node, graph)
                && node.attributes().integer(CHANNELS_LAST, 0) == 0
                && node.attributes().integer("block_size", 0) == 0;
    }

    private static boolean isInside(Value value, Graph graph) {
        return graph.producer(value).isPresent() || graph.constant(value).isPresent();
    }

    private boolean resultFits(Node node, Graph graph) {
        return !quantizes(node) || (isKnown(node, result, graph) && isScalar(node, result, graph));
    }

    private static boolean isKnown(Node node, int scale, Graph graph) {
        Value zero = node.input(scale + 1);
        return graph.constant(node.input(scale)).isPresent()
                && (!zero.isPresent() || graph.constant(zero).isPresent());
    }

    private static boolean isScalar(Node node, int scale, Graph graph) {
        return graph.constant(node.input(scale)).map(Tensor::size).orElse(0) == 1;
    }

    private boolean quantizes(Node node) {
        return result != NONE && node.input(result).isPresent();
    }

    /** Returns the zero point of the result; empty if the result is of floats. */
    OptionalDouble zero(Node node, Graph graph) {
        return quantizes(node)
                ? OptionalDouble.of(graph.constant(node.input(result + 1))
                        .map(zero -> zero.toFloats()[0])
                        .orElse(0f))
                : OptionalDouble.empty();
    }

    /** Emits the same computation on floats, into the same output. */
    void expand(Node node, QuantizedValues at) {
        List<Value> floats = new ArrayList<>();
        operands.forEach(i -> floats.add(at.dequantized(i, axis(node))));
        if (operands.isEmpty()) {
            floats.add(node.input(0));
        }
        if (bias != NONE && node.input(bias).isPresent()) {
            floats.add(at.bias(bias, operands));
        }
        if (!quantizes(node)) {
            at.write(floatType, floats, attributes(node));
            return;
        }
        boolean computes = !floatType.equals("Identity");
        at.writeQuantized(computes ? at.emit().node(floatType, floats, attributes(node)) : floats.get(0), result);
    }

    private static Attributes attributes(Node node) {
        return node.attributes().without(CHANNELS_LAST);
    }

    /** Returns the axis of a weight along which scales may differ. */
    private int axis(Node node) {
        return switch (floatType) {
            case "Conv" -> 0;
            case "MatMul" -> -1;
            case "Gemm" -> node.attributes().integer("transB", 0) == 1 ? 0 : 1;
            default -> (int) node.attributes().integer("axis", 1);
        };
    }
}
