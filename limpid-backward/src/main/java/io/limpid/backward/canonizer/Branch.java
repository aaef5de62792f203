package io.limpid.backward.canonizer;

import io.limpid.graph.Node;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution of planes as one term of a sum.
 *
 * @param layer a Conv
 */
record Branch(LinearNode layer) {
    private static final int PLANES = 4;
    private static final int AXES = 2;

    /** Returns what it reads. */
    Value input() {
        return layer.node().input(0);
    }

    /** Returns the number of channels that it gives. */
    int channels() {
        return layer.channels();
    }

    private int groups() {
        return Math.toIntExact(layer.node().attributes().integer("group", 1));
    }

    /** Returns how many channels each of its kernels reads. */
    private int reads() {
        return layer.kernel().size(1);
    }

    private int taps(int axis) {
        return layer.kernel().size(AXES + axis);
    }

    private long[] perAxis(String attribute, long... otherwise) {
        return layer.node().attributes().integers(attribute, otherwise);
    }

    private long dilation(int axis) {
        return perAxis("dilations", 1, 1)[axis];
    }

    private long padding(int axis) {
        return perAxis("pads", 0, 0, 0, 0)[axis];
    }

    /** Returns the tap of this kernel that the first tap of another one lies on. */
    private long offset(Branch other, int axis) {
        return (padding(axis) - other.padding(axis)) / dilation(axis);
    }

    /** Tells whether another convolution reads the same numbers as this one, or some of them, for every number it gives. */
    boolean hasRoomFor(Branch other) {
        return input().equals(other.input())
                && layer.rank() == PLANES
                && other.layer.rank() == PLANES
                && channels() == other.channels()
                && reads() * groups() == other.reads() * other.groups()
                && other.groups() % groups() == 0
                && isPaddedByNumbers()
                && other.isPaddedByNumbers()
                && Arrays.equals(perAxis("strides", 1, 1), other.perAxis("strides", 1, 1))
                && covers(other, 0)
                && covers(other, 1);
    }

    private boolean isPaddedByNumbers() {
        return layer.node().attributes().text("auto_pad", "NOTSET").equals("NOTSET");
    }

    private boolean covers(Branch other, int axis) {
        boolean alike = other.taps(axis) == 1 || other.dilation(axis) == dilation(axis);
        boolean meets = Math.floorMod(padding(axis) - other.padding(axis), dilation(axis)) == 0;
        long first = offset(other, axis);
        return alike && meets && first >= 0 && first + other.taps(axis) <= taps(axis);
    }

    /** Returns the sum with one that this one has room for. */
    Branch plus(Branch other) {
        float[] sum = layer.kernel().toFloats();
        float[] terms = other.layer.kernel().toFloats();
        for (int i = 0; i < terms.length; i++) {
            sum[place(other, i)] += terms[i];
        }
        float[] bias = layer.bias().toFloats();
        float[] more = other.layer.bias().toFloats();
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] += more[channel];
        }
        return new Branch(
                new LinearNode(layer.node(), Tensor.of(sum, layer.kernel().shape()), Tensor.of(bias, bias.length)));
    }

    /** Returns where a weight of another convolution has its place among this one's. */
    private int place(Branch other, int weight) {
        int column = weight % other.taps(1);
        int row = weight / other.taps(1) % other.taps(0);
        int read = weight / (other.taps(0) * other.taps(1)) % other.reads();
        int channel = weight / (other.taps(0) * other.taps(1) * other.reads());
        int from = other.firstRead(channel) + read - firstRead(channel);
        int atRow = Math.toIntExact(row + offset(other, 0));
        int atColumn = Math.toIntExact(column + offset(other, 1));
        return ((channel * reads() + from) * taps(0) + atRow) * taps(1) + atColumn;
    }

    /** Returns the first channel that is read for a channel given. */
    private int firstRead(int channel) {
        return channel / (channels() / groups()) * reads();
    }

    /** Returns the node that gives its numbers under other names. */
    Node writing(List<Value> outputs, Substitution edit) {
        Node node = layer.node();
        Value kernel = edit.weight(node.input(1).name() + ".joined", layer.kernel());
        Value bias = edit.weight(node.label() + ".bias.joined", layer.bias());
        return new Node(node.name(), "Conv", "", List.of(input(), kernel, bias), outputs, node.attributes());
    }
}
