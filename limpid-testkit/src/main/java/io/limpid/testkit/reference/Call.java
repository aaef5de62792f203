package io.limpid.testkit.reference;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an operator sees of one node: its inputs and its attributes. */
record Call(Node node, List<Optional<DoubleTensor>> inputs) {
    Call {
        inputs = List.copyOf(inputs);
    }

    /** Returns the first input. */
    DoubleTensor x() {
        return input(0);
    }

    DoubleTensor input(int index) {
        return optional(index)
                .orElseThrow(() -> new IllegalArgumentException(
                        "node " + node.label() + " (" + node.opType() + ") lacks its input " + index));
    }

    Optional<DoubleTensor> optional(int index) {
        return index < inputs.size() ? inputs.get(index) : Optional.empty();
    }

    boolean has(int index) {
        return optional(index).isPresent();
    }

    /** Returns the inputs that are there. */
    List<DoubleTensor> present() {
        return inputs.stream().flatMap(Optional::stream).toList();
    }

    Attributes attributes() {
        return node.attributes();
    }

    long integer(String attribute, long defaultValue) {
        return attributes().integer(attribute, defaultValue);
    }

    /** Returns the attribute {@code axis} of the first input, counted from the front. */
    int axis(long defaultValue) {
        return Layout.axis(integer("axis", defaultValue), x().rank());
    }

    /** Returns an input that holds integers, or the default if it is left out. */
    long[] integers(int index, long... defaultValue) {
        return optional(index)
                .map(tensor -> IntStream.range(0, tensor.size())
                        .mapToLong(i -> (long) tensor.at(i))
                        .toArray())
                .orElse(defaultValue);
    }

    /** Returns an input that holds axes of the first input, or all axes if it is left out. */
    int[] axes(int index) {
        int rank = x().rank();
        return Layout.axes(
                integers(index, IntStream.range(0, rank).asLongStream().toArray()), rank);
    }

    IllegalArgumentException unsupported(String what) {
        return new IllegalArgumentException("node " + node.label() + " (" + node.opType() + ") has " + what
                + ", which the reference interpreter does not compute");
    }
}
