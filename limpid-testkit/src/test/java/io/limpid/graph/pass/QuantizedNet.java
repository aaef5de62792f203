package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A quantized model in the making, {@code [2,2,4,4]} in. All scales are powers of two, so that floats lose nothing. */
final class QuantizedNet {
    static final String MICROSOFT = "com.microsoft";

    private static final float STEP = 0.125f;
    private static final int ZERO = 100;

    private final GraphBuilder builder = new GraphBuilder();
    private final RandomTensors random = RandomTensors.seeded(5);
    private Value last = Value.of("x");
    private int count;

    private QuantizedNet() {
        builder.input(last, TensorType.floats(2, 2, 4, 4));
    }

    /** Starts with the quantized input. */
    static QuantizedNet ofQuantizedInput() {
        QuantizedNet net = new QuantizedNet();
        return net.node("", "QuantizeLinear", Attributes.NONE, joined(List.of(net.last), net.scale(STEP, ZERO)));
    }

    /** Starts with an input that is quantized by its own range, and multiplies integers with a weight. */
    static QuantizedNet ofDynamicProduct(String opType, Attributes attributes, long... kernel) {
        QuantizedNet net = new QuantizedNet();
        if (opType.startsWith("MatMul")) {
            net.plain("Flatten");
        }
        List<Value> found = List.of(Value.of("bytes"), Value.of("scale"), Value.of("zero"));
        net.builder.node(Node.of("DynamicQuantizeLinear", List.of(net.last), found, Attributes.NONE));
        List<Value> weight = net.kernel(kernel);
        net.node("", opType, attributes, List.of(found.get(0), weight.get(0), found.get(2), net.zero()));
        net.node("", "Cast", Attributes.NONE.with("to", 1L), List.of(net.last));
        return net.node("", "Mul", Attributes.NONE, List.of(net.last, found.get(1)));
    }

    private Value zero() {
        return weight(bytes(ElementType.INT8, new byte[] {3}));
    }

    QuantizedNet plain(String opType) {
        return node("", opType, Attributes.NONE, List.of(last));
    }

    /** Appends an operator with one operand and another scale for its result. */
    QuantizedNet unary(String opType, Attributes attributes) {
        return node(MICROSOFT, opType, attributes, joined(operand(), scale(STEP / 4, 3)));
    }

    /** Appends an operator on the last value and another operand. */
    QuantizedNet binary(String domain, String opType, Attributes attributes, List<Value> other) {
        return node(domain, opType, attributes, joined(joined(operand(), other), scale(STEP / 2, 7)));
    }

    /** Appends an operator on the last value, a weight and a bias. */
    QuantizedNet biased(String opType, Attributes attributes, List<Value> weight) {
        return node(
                "", opType, attributes, joined(joined(operand(), weight), joined(scale(STEP, ZERO), List.of(bias()))));
    }

    QuantizedNet gemm(Attributes attributes, List<Value> weight) {
        List<Value> inputs = joined(joined(operand(), weight), joined(List.of(bias()), scale(STEP, ZERO)));
        return node(MICROSOFT, "QGemm", attributes, inputs);
    }

    /** Appends two rows and a column of a number of bytes. */
    QuantizedNet padded(int number) {
        Value amounts = weight(Tensor.vector(0, 0, 1, 0, 0, 0, 1, 1));
        Value padding = weight(bytes(ElementType.UINT8, new byte[] {(byte) number}));
        return node("", "Pad", Attributes.NONE, List.of(last, amounts, padding));
    }

    QuantizedNet concatenated() {
        List<Value> inputs = joined(scale(STEP / 2, 9), joined(operand(), operand()));
        return node(MICROSOFT, "QLinearConcat", Attributes.NONE.with("axis", 1L), inputs);
    }

    QuantizedNet dequantized(float scale, int zero) {
        return node("", "DequantizeLinear", Attributes.NONE, joined(List.of(last), scale(scale, zero)));
    }

    /** Appends what numbers of steps of an eighth stand for. */
    QuantizedNet dequantized() {
        return dequantized(STEP, ZERO);
    }

    QuantizedNet node(String domain, String opType, Attributes attributes, List<Value> inputs) {
        last = Value.of("v" + count++);
        builder.node(new Node(last.name(), opType, domain, inputs, List.of(last), attributes));
        return this;
    }

    OnnxModel model() {
        return OnnxModel.of(builder.output(last).build());
    }

    /** Returns the last value, its scale and its zero point. */
    List<Value> operand() {
        return joined(List.of(last), scale(STEP, ZERO));
    }

    List<Value> scale(float scale, int zero) {
        return List.of(weight(Tensor.scalar(scale)), weight(bytes(ElementType.UINT8, new byte[] {(byte) zero})));
    }

    /** Returns a weight of signed bytes, small enough for sums that no processor saturates, with a scale for each of three parts. */
    List<Value> kernel(long... shape) {
        byte[] values = new byte[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        float[] drawn = random.uniform(-20, 20, values.length).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(drawn[i]);
        }
        Tensor scales = Tensor.of(new float[] {0.125f, 0.0625f, 0.25f}, 3);
        return List.of(
                weight(bytes(ElementType.INT8, values, shape)),
                weight(scales),
                weight(bytes(ElementType.INT8, new byte[3], 3)));
    }

    private Value bias() {
        ByteBuffer numbers = Tensor.of(new long[] {5, -40, 70}, 3).bytes();
        return weight(int32(numbers));
    }

    private static Tensor int32(ByteBuffer longs) {
        ByteBuffer ints = ByteBuffer.allocate(longs.remaining() / 2).order(longs.order());
        while (longs.hasRemaining()) {
            ints.putInt((int) longs.getLong());
        }
        return Tensor.raw(ElementType.INT32, new long[] {ints.flip().remaining() / 4}, ints);
    }

    private static Tensor bytes(ElementType type, byte[] values, long... shape) {
        return Tensor.raw(type, shape, ByteBuffer.wrap(values));
    }

    Value weight(Tensor tensor) {
        Value value = Value.of("w" + count++);
        builder.initializer(value, tensor);
        return value;
    }

    static List<Value> joined(List<Value> first, List<Value> second) {
        List<Value> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
