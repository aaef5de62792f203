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

/** A value repeated as a whole along its axes; the transpose sums the repeats. */
final class TileOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Tile";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean severalUnknown = site.inputShape(0).dims().stream()
                        .filter(Dim.Symbolic.class::isInstance)
                        .count()
                > 1;
        return Obstacles.unknown(site, "its repeats are computed", 1)
                .or(() -> Obstacles.when(severalUnknown, "several of its sizes follow the batch"));
    }

    /** Views {@code [a d]} as {@code [a, d]} along each axis that is repeated {@code a} times, and sums over {@code a}. */
    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Shape shape = at.shape(at.input());
        long[] repeats = at.site().constant(1).map(Tensor::toLongs).orElseThrow();
        List<Dim> split = new ArrayList<>();
        List<Integer> repeated = new ArrayList<>();
        for (int axis = 0; axis < repeats.length; axis++) {
            if (repeats[axis] != 1) {
                repeated.add(split.size());
                split.add(new Dim.Fixed(repeats[axis]));
            }
            split.add(shape.dims().get(axis));
        }
        Value pieces = at.emit().reshape(signal, Fit.sizes(new Shape(split)));
        return List.of(
                repeated.isEmpty()
                        ? pieces
                        : at.emit()
                                .sumOut(
                                        pieces,
                                        repeated.stream()
                                                .mapToLong(Integer::longValue)
                                                .toArray()));
    }
}
