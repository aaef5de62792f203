package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Slices that constant index tuples {@code [..., r]} name along the first {@code r} axes. Adaptive pooling is exported with
 * it where the output size does not divide the input size.
 */
final class GatherNDOperator implements LinearOperator {
    @Override
    public String opType() {
        return "GatherND";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its indices are computed", 1).or(() -> obstacleOfAxes(site));
    }

    private static Optional<String> obstacleOfAxes(Site site) {
        boolean inBatches = site.node().attributes().integer("batch_dims", 0) != 0;
        boolean picksImages = IntStream.range(0, indexed(site))
                .anyMatch(axis -> !site.inputShape(0).isFixed(axis));
        return Obstacles.when(inBatches, "its batch_dims is not 0")
                .or(() -> Obstacles.when(picksImages, "it selects images of a batch"));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Shape shape = at.shape(at.input());
        int[] places = places(at.site());
        List<Dim> slices = shape.dims().subList(indexed(at.site()), shape.rank());
        Value flat = at.emit().reshape(signal, Fit.sizes(behind(places.length, slices)));
        Value spread = Selection.of(size(at.site()), places)
                .transpose(at.emit(), flat, new Selection.Axis(0, slices.size() + 1));
        return List.of(Fit.byReshaping(at, spread, at.input()));
    }

    /** Returns how many axes a tuple of indices names. */
    private static int indexed(Site site) {
        Shape indices = site.inputShape(1);
        return (int) indices.size(indices.rank() - 1);
    }

    /** Returns how many places the named axes have together. */
    private static int size(Site site) {
        return IntStream.range(0, indexed(site))
                .map(axis -> (int) site.inputShape(0).size(axis))
                .reduce(1, Math::multiplyExact);
    }

    /** Returns the place that each tuple names, counted through the named axes in row-major order. */
    private static int[] places(Site site) {
        long[] indices = site.constant(1).map(Tensor::toLongs).orElseThrow();
        int width = indexed(site);
        int[] places = new int[indices.length / width];
        for (int i = 0; i < indices.length; i++) {
            int length = (int) site.inputShape(0).size(i % width);
            int index = (int) (indices[i] < 0 ? indices[i] + length : indices[i]);
            places[i / width] = places[i / width] * length + index;
        }
        return places;
    }

    private static Shape behind(int first, List<Dim> rest) {
        List<Dim> dims = new ArrayList<>(List.of(new Dim.Fixed(first)));
        dims.addAll(rest);
        return new Shape(dims);
    }
}
