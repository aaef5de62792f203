package io.limpid.graph;

import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The value of one operator attribute. */
public sealed interface Attribute {
    /** Returns the value as the graph printer shows it. */
    String text();

    /** An integer. */
    record IntValue(long value) implements Attribute {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /** A floating-point number. */
    record FloatValue(float value) implements Attribute {
        @Override
        public String text() {
            return Float.toString(value);
        }
    }

    /** A text. */
    record StringValue(String value) implements Attribute {
        @Override
        public String text() {
            return '"' + value + '"';
        }
    }

    /** Several integers. */
    record IntList(List<Long> values) implements Attribute {
        public IntList {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.toString();
        }
    }

    /** Several floating-point numbers. */
    record FloatList(List<Float> values) implements Attribute {
        public FloatList {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.toString();
        }
    }

    /** Several texts. */
    record StringList(List<String> values) implements Attribute {
        public StringList {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.toString();
        }
    }

    /** A tensor. */
    record TensorValue(Tensor value) implements Attribute {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /**
     * Anything else (sub-graphs, types, sparse tensors): carried in its wire format, not understood.
     *
     * @param wire the bytes as the file holds them
     * @param captures the values of the surrounding graph that a sub-graph reads by their names
     * @param operators the operators of the ONNX standard that a sub-graph uses
     */
    record Opaque(ByteBuffer wire, Set<Value> captures, Set<String> operators) implements Attribute {
        public Opaque {
            captures = Collections.unmodifiableSet(new LinkedHashSet<>(captures));
            operators = Collections.unmodifiableSet(new LinkedHashSet<>(operators));
        }

        @Override
        public String text() {
            return "<" + wire.remaining() + " bytes>";
        }
    }
}
