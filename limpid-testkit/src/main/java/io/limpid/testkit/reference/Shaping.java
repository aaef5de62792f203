package io.limpid.testkit.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The same elements under another shape or in another order. */
final class Shaping {
    private Shaping() {}

    /** The shape of the second input; 0 copies a size, unless {@code allowzero}, and -1 takes what is left. */
    static DoubleTensor reshape(Call call) {
        boolean copiesZeros = call.integer("allowzero", 0) == 0;
        int[] shape = Layout.toInts(call.integers(1));
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = shape[axis] == 0 && copiesZeros ? call.x().size(axis) : shape[axis];
        }
        int known = Arrays.stream(shape).filter(size -> size >= 0).reduce(1, (a, b) -> a * b);
        return call.x()
                .reshaped(Arrays.stream(shape)
                        .map(size -> size < 0 ? call.x().size() / known : size)
                        .toArray());
    }

    static DoubleTensor flatten(Call call) {
        int rank = call.x().rank();
        long axis = call.integer("axis", 1);
        int rows = Layout.count(Arrays.copyOf(call.x().sizes(), Math.toIntExact(axis < 0 ? axis + rank : axis)));
        return call.x().reshaped(rows, call.x().size() / rows);
    }

    static DoubleTensor transpose(Call call) {
        int rank = call.x().rank();
        long[] reversed =
                IntStream.range(0, rank).mapToLong(axis -> rank - 1 - axis).toArray();
        return call.x().transposed(Layout.toInts(call.attributes().integers("perm", reversed)));
    }

    static DoubleTensor squeeze(Call call) {
        DoubleTensor x = call.x();
        List<Integer> axes = boxed(call.axes(1));
        return x.reshaped(IntStream.range(0, x.rank())
                .filter(axis -> x.size(axis) != 1 || !axes.contains(axis))
                .map(x::size)
                .toArray());
    }

    static DoubleTensor unsqueeze(Call call) {
        long[] added = call.integers(1);
        int rank = call.x().rank() + added.length;
        List<Integer> axes = boxed(Layout.axes(added, rank));
        List<Integer> sizes = new ArrayList<>(boxed(call.x().sizes()));
        return call.x()
                .reshaped(IntStream.range(0, rank)
                        .map(axis -> axes.contains(axis) ? 1 : sizes.remove(0))
                        .toArray());
    }

    private static List<Integer> boxed(int... values) {
        return Arrays.stream(values).boxed().toList();
    }

    static DoubleTensor expand(Call call) {
        int[] wished = Layout.toInts(call.integers(1));
        return call.x().broadcast(Layout.broadcast(call.x().sizes(), wished));
    }

    static DoubleTensor tile(Call call) {
        DoubleTensor x = call.x();
        long[] repeats = call.integers(1);
        int[] shape = IntStream.range(0, x.rank())
                .map(axis -> x.size(axis) * Math.toIntExact(repeats[axis]))
                .toArray();
        return DoubleTensor.generate(
                shape,
                index -> x.get(IntStream.range(0, index.length)
                        .map(axis -> index[axis] % x.size(axis))
                        .toArray()));
    }

    static DoubleTensor concat(Call call) {
        int axis = call.axis(0);
        List<DoubleTensor> parts = call.present();
        int total = parts.stream().mapToInt(part -> part.size(axis)).sum();
        double[] data = new double[parts.stream().mapToInt(DoubleTensor::size).sum()];
        int[] shape = Layout.with(call.x().sizes(), axis, total);
        int stride = Layout.count(Layout.from(axis, shape));
        int offset = 0;
        for (DoubleTensor part : parts) {
            int length = Layout.count(Layout.from(axis, part.sizes()));
            for (int block = 0; block < part.size() / Math.max(1, length); block++) {
                System.arraycopy(part.data(), block * length, data, block * stride + offset, length);
            }
            offset += length;
        }
        return DoubleTensor.wrap(data, shape).as(call.x().type());
    }

    /** Parts along an axis: of the sizes in the second input, or equal ones with a smaller last. */
    static List<DoubleTensor> split(Call call) {
        int axis = call.axis(0);
        int size = call.x().size(axis);
        int outputs = call.node().outputs().size();
        int equal = (size + outputs - 1) / outputs;
        long[] equals = IntStream.range(0, outputs)
                .mapToLong(i -> Math.min(equal, size - i * equal))
                .toArray();
        List<DoubleTensor> parts = new ArrayList<>();
        int start = 0;
        for (long length : call.integers(1, equals)) {
            parts.add(part(call.x(), axis, start, Math.toIntExact(length)));
            start += Math.toIntExact(length);
        }
        return parts;
    }

    private static DoubleTensor part(DoubleTensor x, int axis, int start, int length) {
        return DoubleTensor.generate(
                        Layout.with(x.sizes(), axis, length),
                        index -> x.get(Layout.with(index, axis, index[axis] + start)))
                .as(x.type());
    }

    /** Channels to blocks of pixels; {@code DCR} reads channels as (block row, block column, channel), {@code CRD} as (channel, …). */
    static DoubleTensor depthToSpace(Call call) {
        DoubleTensor x = call.x();
        int b = Math.toIntExact(call.integer("blocksize", 1));
        int n = x.size(0);
        int c = x.size(1) / (b * b);
        int h = x.size(2);
        int w = x.size(3);
        DoubleTensor split = call.attributes().text("mode", "DCR").equals("DCR")
                ? x.reshaped(n, b, b, c, h, w).transposed(0, 3, 4, 1, 5, 2)
                : x.reshaped(n, c, b, b, h, w).transposed(0, 1, 4, 2, 5, 3);
        return split.reshaped(n, c, h * b, w * b);
    }

    /** Blocks of pixels to channels, read as (block row, block column, channel). */
    static DoubleTensor spaceToDepth(Call call) {
        DoubleTensor x = call.x();
        int b = Math.toIntExact(call.integer("blocksize", 1));
        int n = x.size(0);
        int c = x.size(1);
        int h = x.size(2) / b;
        int w = x.size(3) / b;
        return x.reshaped(n, c, h, b, w, b).transposed(0, 3, 5, 1, 2, 4).reshaped(n, c * b * b, h, w);
    }

    /** The sizes of the input, between the attributes {@code start} and {@code end}. */
    static DoubleTensor shape(Call call) {
        int rank = call.x().rank();
        int start = bounded(call.integer("start", 0), rank);
        int end = bounded(call.integer("end", rank), rank);
        double[] sizes = Arrays.stream(call.x().sizes(), start, Math.max(start, end))
                .asDoubleStream()
                .toArray();
        return DoubleTensor.integers(sizes, sizes.length);
    }

    private static int bounded(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }
}
