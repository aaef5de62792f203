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

/** The inputs and the output of one quantized node as floats. */
final class QuantizedValues {
    private static final int BITS_OF_A_BYTE = 8;

    private final Graph graph;
    private final GraphBuilder builder;
    private final Node node;
    private final Emitter emit;

    QuantizedValues(Graph graph, GraphBuilder builder, Node node) {
        this.graph = graph;
        this.builder = builder;
        this.node = node;
        this.emit = Emitter.into(builder, node.label());
    }

    Emitter emit() {
        return emit;
    }

    /**
     * Returns the numbers that a triple of inputs stands for.
     *
     * @param first of the three: numbers, scale, zero point
     * @param axis along which scales may differ
     */
    Value dequantized(int first, int axis) {
        return graph.constant(node.input(first))
                .map(stored -> emit.constant(multipliedOut(stored, scales(first + 1), zeros(first + 2), axis)))
                .orElseGet(() -> emit.mul(node.input(first), emit.constant(scales(first + 1)[0])));
    }

    /**
     * Returns a stored weight, less its zero point.
     *
     * @param zero where the zero point is
     * @param axis along which zero points may differ
     */
    Value withoutZero(int weight, int zero, int axis) {
        Tensor stored = graph.constant(node.input(weight)).orElseThrow();
        return emit.constant(multipliedOut(stored, new float[] {1}, zeros(zero), axis));
    }

    private static Tensor multipliedOut(Tensor stored, float[] scales, float[] zeros, int axis) {
        float[] numbers = stored.toFloats();
        int along = axis < 0 ? axis + stored.rank() : axis;
        int inner = 1;
        for (int i = along + 1; i < stored.rank(); i++) {
            inner *= stored.size(i);
        }
        for (int i = 0; i < numbers.length; i++) {
            int part = i / inner % Math.max(scales.length, zeros.length);
            numbers[i] = (numbers[i] - zeros[zeros.length == 1 ? 0 : part]) * scales[scales.length == 1 ? 0 : part];
        }
        return Tensor.of(numbers, stored.shape());
    }

    /** Returns a bias that is stored in units of the product of the operands' scales, and of alpha. */
    Value bias(int input, List<Integer> operands) {
        float[] numbers = graph.constant(node.input(input)).orElseThrow().toFloats();
        float alpha = node.attributes().number("alpha", 1);
        for (int i = 0; i < numbers.length; i++) {
            float unit = alpha;
            for (int operand : operands) {
                float[] scales = scales(operand + 1);
                unit *= scales[scales.length == 1 ? 0 : i];
            }
            numbers[i] *= unit;
        }
        return emit.constant(Tensor.of(numbers, numbers.length));
    }

    private float[] scales(int input) {
        return graph.constant(node.input(input)).orElseThrow().toFloats();
    }

    private float[] zeros(int input) {
        return graph.constant(node.input(input)).map(Tensor::toFloats).orElse(new float[1]);
    }

    /** Writes the node's output as an operator's result. */
    void write(String opType, List<Value> inputs, Attributes attributes) {
        Attributes kept = opType.equals("Identity") ? Attributes.NONE : attributes;
        builder.node(Node.of(opType, inputs, node.outputs(), kept));
    }

    /**
     * Writes the node's output as whole numbers: {@code Round(Clip(x) / scale)}.
     *
     * @param scaleInput where the scale is, its zero point behind it
     */
    void writeQuantized(Value x, int scaleInput) {
        float scale = scales(scaleInput)[0];
        float zero = zeros(scaleInput + 1)[0];
        ElementType type =
                graph.constant(node.input(scaleInput + 1)).map(Tensor::type).orElse(ElementType.UINT8);
        Value low = emit.constant(scale * (least(type) - zero));
        Value high = emit.constant(scale * (greatest(type) - zero));
        Value clipped = emit.node("Clip", List.of(x, low, high), Attributes.NONE);
        write("Round", List.of(emit.div(clipped, emit.constant(scale))), Attributes.NONE);
    }

    private static float least(ElementType type) {
        return isSigned(type) ? -range(type) / 2 : 0;
    }

    private static float greatest(ElementType type) {
        return least(type) + range(type) - 1;
    }

    private static float range(ElementType type) {
        return (float) Math.scalb(1.0, BITS_OF_A_BYTE * type.bytes());
    }

    private static boolean isSigned(ElementType type) {
        return type == ElementType.INT8 || type == ElementType.INT16 || type == ElementType.INT32;
    }
}
