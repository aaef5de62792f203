package io.limpid.testkit.reference;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One node in the making, with random data for its inputs. */
final class Sample {
    private final String opType;
    private final GraphBuilder builder = new GraphBuilder();
    private final List<Value> operands = new ArrayList<>();
    private final Map<Value, Tensor> inputs = new LinkedHashMap<>();
    private final RandomTensors random;
    private Attributes attributes = Attributes.NONE;
    private int outputs = 1;
    private long opset = 18;

    Sample(String opType, long seed) {
        this.opType = opType;
        random = RandomTensors.seeded(seed);
    }

    RandomTensors random() {
        return random;
    }

    int between(int low, int high) {
        return random.between(low, high);
    }

    Sample with(String name, long value) {
        attributes = attributes.with(name, value);
        return this;
    }

    Sample with(String name, float value) {
        attributes = attributes.with(name, value);
        return this;
    }

    Sample with(String name, String value) {
        attributes = attributes.with(name, value);
        return this;
    }

    Sample with(String name, long[] values) {
        attributes = attributes.with(name, values);
        return this;
    }

    Sample with(String name, Tensor value) {
        attributes = attributes.with(name, new Attribute.TensorValue(value));
        return this;
    }

    Sample without(String name) {
        attributes = attributes.without(name);
        return this;
    }

    Sample outputs(int count) {
        outputs = count;
        return this;
    }

    Sample opset(long version) {
        opset = version;
        return this;
    }

    /** Feeds the next input. */
    Sample in(Tensor tensor) {
        Value value = Value.of("x" + operands.size());
        builder.input(value, tensor.tensorType());
        inputs.put(value, tensor);
        operands.add(value);
        return this;
    }

    /** Feeds normally distributed numbers. */
    Sample normal(long... shape) {
        return in(random.normal(shape));
    }

    /** Feeds random truth values. */
    Sample bools(long... shape) {
        Tensor bits = random.indices(0, 2, shape);
        ByteBuffer bytes = ByteBuffer.allocate(bits.size());
        for (long bit : bits.toLongs()) {
            bytes.put((byte) bit);
        }
        return in(Tensor.raw(ElementType.BOOL, shape, bytes.flip()));
    }

    /** Stores the next input in the model. */
    Sample weight(Tensor tensor) {
        Value value = Value.of("w" + operands.size());
        builder.initializer(value, tensor);
        operands.add(value);
        return this;
    }

    Sample longs(long... values) {
        return weight(Tensor.vector(values));
    }

    Sample absent() {
        operands.add(Value.ABSENT);
        return this;
    }

    Graph graph() {
        List<Value> results =
                IntStream.range(0, outputs).mapToObj(i -> Value.of("y" + i)).toList();
        builder.node(Node.of(opType, operands, results, attributes));
        results.forEach(builder::output);
        return builder.build();
    }

    Map<Value, Tensor> inputs() {
        return inputs;
    }

    long opset() {
        return opset;
    }
}
