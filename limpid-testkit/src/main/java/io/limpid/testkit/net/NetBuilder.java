package io.limpid.testkit.net;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the layers of a net, one after the other, with random weights.
 *
 * <p>Kernels are uniform with the variance {@code 2 / fan-in} (He et al., "Delving deep into rectifiers", ICCV 2015,
 * equation 10), so activations neither vanish nor explode. Every node and value has the name that the caller gives.
 */
final class NetBuilder {
    private static final double HE = 6;
    private static final double QUIET = 0.4;
    private static final double SMALL = 0.1;

    private final GraphBuilder graph = new GraphBuilder();
    private final Map<Value, Integer> channels = new HashMap<>();
    private final RandomTensors random;
    private final Bias bias;

    NetBuilder(Bias bias, long seed) {
        this.bias = bias;
        random = RandomTensors.seeded(seed);
    }

    /** Adds the input {@code [N,3,size,size]}. */
    Value input(int size) {
        Value image = channelled(Value.of("input"), 3);
        Shape shape = Shape.of(1, 3, size, size).with(0, new Dim.Symbolic("N"));
        graph.input(image, new TensorType(ElementType.FLOAT, shape));
        return image;
    }

    Value conv(String name, Value x, Filter filter) {
        return conv(name, x, filter, HE);
    }

    /** Adds a convolution that ends a residual branch: weaker, so that the sums along many blocks do not explode. */
    Value quietConv(String name, Value x, Filter filter) {
        return conv(name, x, filter, QUIET);
    }

    private Value conv(String name, Value x, Filter filter, double strength) {
        int inputs = channels(x) / filter.groups();
        double reach = Math.sqrt(strength / (inputs * filter.kernel() * filter.kernel()));
        Tensor kernel = random.uniform(-reach, reach, filter.outputs(), inputs, filter.kernel(), filter.kernel());
        return channelled(node("Conv", name, filter.convolution(), operands(name, x, kernel)), filter.outputs());
    }

    Value depthwise(String name, Value x, int stride) {
        int width = channels(x);
        return conv(name, x, Filter.of(width, 3).stride(stride).groups(width));
    }

    Value dense(String name, Value x, int outputs) {
        int inputs = channels(x);
        double reach = Math.sqrt(HE / inputs);
        Tensor kernel = random.uniform(-reach, reach, outputs, inputs);
        Attributes transposed = Attributes.NONE.with("transB", 1L);
        return channelled(node("Gemm", name, transposed, operands(name, x, kernel)), outputs);
    }

    private List<Value> operands(String name, Value x, Tensor kernel) {
        Value weight = weight(name + ".weight", kernel);
        return bias == Bias.WITHOUT
                ? List.of(x, weight)
                : List.of(x, weight, weight(name + ".bias", random.normal(SMALL, kernel.size(0))));
    }

    private Value weight(String name, Tensor tensor) {
        Value value = Value.of(name);
        graph.initializer(value, tensor);
        return value;
    }

    /** Adds a BatchNormalization with made-up statistics; without biases there is none. */
    Value batchNorm(String name, Value x) {
        if (bias == Bias.WITHOUT) {
            return x;
        }
        int width = channels(x);
        List<Value> operands = List.of(
                x,
                weight(name + ".weight", random.uniform(0.5, 1.5, width)),
                weight(name + ".bias", random.normal(SMALL, width)),
                weight(name + ".running_mean", random.normal(SMALL, width)),
                weight(name + ".running_var", random.uniform(0.5, 1.5, width)));
        return sameChannels(node("BatchNormalization", name, Attributes.NONE, operands), x);
    }

    Value relu(String name, Value x) {
        return unary("Relu", name, x);
    }

    Value relu6(String name, Value x) {
        Value low = graph.constant("zero", Tensor.scalar(0));
        Value high = graph.constant("six", Tensor.scalar(6));
        return sameChannels(node("Clip", name, Attributes.NONE, List.of(x, low, high)), x);
    }

    Value silu(String name, Value x) {
        return mul(name, x, unary("Sigmoid", name + ".sigmoid", x));
    }

    Value unary(String opType, String name, Value x) {
        return unary(opType, name, Attributes.NONE, x);
    }

    Value unary(String opType, String name, Attributes attributes, Value x) {
        return sameChannels(node(opType, name, attributes, List.of(x)), x);
    }

    Value maxPool(String name, Value x, Filter window) {
        return unary("MaxPool", name, window.window(), x);
    }

    Value add(String name, Value a, Value b) {
        return sameChannels(node("Add", name, Attributes.NONE, List.of(a, b)), a);
    }

    Value mul(String name, Value a, Value b) {
        return sameChannels(node("Mul", name, Attributes.NONE, List.of(a, b)), a);
    }

    Value concat(String name, Value... parts) {
        int width = List.of(parts).stream().mapToInt(this::channels).sum();
        return channelled(node("Concat", name, Attributes.NONE.with("axis", 1L), List.of(parts)), width);
    }

    /** Flattens a value of {@code size * size} pixels. */
    Value flatten(String name, Value x, int size) {
        return channelled(node("Flatten", name, Attributes.NONE, List.of(x)), channels(x) * size * size);
    }

    /** Adds the usual head: mean over all pixels, then a dense layer to the logits. */
    Graph classified(Value x, int classes) {
        Value pooled = unary("GlobalAveragePool", "avgpool", x);
        return finished(dense("logits", flatten("flatten", pooled, 1), classes));
    }

    /** Returns the net with this result. */
    Graph finished(Value logits) {
        Shape shape = Shape.of(1, channels(logits)).with(0, new Dim.Symbolic("N"));
        return graph.output(logits)
                .type(logits, new TensorType(ElementType.FLOAT, shape))
                .build();
    }

    int channels(Value x) {
        return channels.getOrDefault(x, 0);
    }

    private Value node(String opType, String name, Attributes attributes, List<Value> inputs) {
        Value output = Value.of(name);
        graph.node(Node.of(opType, inputs, List.of(output), attributes));
        return output;
    }

    private Value sameChannels(Value result, Value like) {
        return channelled(result, channels(like));
    }

    private Value channelled(Value value, int width) {
        channels.put(value, width);
        return value;
    }
}
