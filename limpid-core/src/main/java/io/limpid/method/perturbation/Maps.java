package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Maps of one size, such as the channels of a layer: they serve as masks, and what they are worth makes a heatmap. Immutable. */
final class Maps {
    private final float[] values;
    private final Size size;

    private Maps(float[] values, Size size) {
        this.values = values;
        this.size = size;
    }

    /** Returns the channels of a layer {@code [1,K,h,w]}. */
    static Maps of(Tensor layer) {
        return new Maps(layer.toFloats(), new Size(layer.size(2), layer.size(3)));
    }

    private int places() {
        return size.height() * size.width();
    }

    /** Returns how many there are. */
    int count() {
        return values.length / places();
    }

    /** Returns one map, row by row. */
    float[] map(int index) {
        return Arrays.copyOfRange(values, index * places(), (index + 1) * places());
    }

    /** Returns these maps with one more behind them, zero everywhere. */
    Maps withEmptyOne() {
        return new Maps(Arrays.copyOf(values, values.length + places()), size);
    }

    /** Returns the indices of all of them. */
    List<Integer> all() {
        return IntStream.range(0, count()).boxed().toList();
    }

    /** Returns the indices of those that are not the same everywhere. */
    List<Integer> varying() {
        return all().stream().filter(this::varies).toList();
    }

    private boolean varies(int index) {
        int start = index * places();
        for (int i = 1; i < places(); i++) {
            if (values[start + i] != values[start]) {
                return true;
            }
        }
        return false;
    }

    /** Returns some of them, {@code [n,1,h,w]}. */
    Tensor rows(List<Integer> indices) {
        float[] rows = new float[indices.size() * places()];
        for (int i = 0; i < indices.size(); i++) {
            System.arraycopy(values, indices.get(i) * places(), rows, i * places(), places());
        }
        return Tensor.of(rows, indices.size(), 1, size.height(), size.width());
    }

    /** Returns the map {@code sum_k w_k M_k} over as many maps as there are weights, {@code [1,h,w]}. */
    Tensor sum(double... weights) {
        int places = places();
        double[] sums = new double[places];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < places; i++) {
                sums[i] += weights[k] * values[k * places + i];
            }
        }
        float[] map = new float[places];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) sums[i];
        }
        return Tensor.of(map, 1, size.height(), size.width());
    }

    /** Returns each of as many maps as there are weights times its weight, {@code [1,K,h,w]}. */
    Tensor times(double... weights) {
        int places = places();
        float[] products = new float[weights.length * places];
        for (int k = 0; k < weights.length; k++) {
            for (int i = k * places; i < (k + 1) * places; i++) {
                products[i] = (float) (values[i] * weights[k]);
            }
        }
        return Tensor.of(products, 1, weights.length, size.height(), size.width());
    }

    /** Returns the sum over the channels of {@code [1,K,h,w]}, {@code [1,h,w]}. */
    static Tensor sum(Tensor components) {
        double[] ones = new double[components.size(1)];
        Arrays.fill(ones, 1);
        return of(components).sum(ones);
    }
}
