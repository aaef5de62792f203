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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Elements that constant indices name along an axis, which the axes of the indices replace. */
final class GatherOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Gather";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean picksImages = !site.inputShape(0).isFixed(axis(site));
        return Obstacles.unknown(site, "its indices are computed", 1)
                .or(() -> Obstacles.when(picksImages, "it selects images of a batch"));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Shape shape = at.shape(at.input());
        int axis = axis(at.site());
        int size = Math.toIntExact(shape.size(axis));
        long[] indices = at.site().constant(1).map(Tensor::toLongs).orElseThrow();
        int[] places = Arrays.stream(indices)
                .mapToInt(index -> (int) (index < 0 ? index + size : index))
                .toArray();
        Shape oneAxis = shape.with(axis, new Dim.Fixed(places.length));
        Value flat = at.emit().reshape(signal, Fit.sizes(oneAxis));
        return List.of(Selection.of(size, places).transpose(at.emit(), flat, new Selection.Axis(axis, shape.rank())));
    }

    private static int axis(Site site) {
        return site.inputShape(0).axis(site.node().attributes().integer("axis", 0));
    }
}
