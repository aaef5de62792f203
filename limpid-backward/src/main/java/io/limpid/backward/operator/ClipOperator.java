package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/** {@code y = min(max(x, low), high)}; derivative 1 where {@code low < x < high}, else 0, so at 0 it agrees with Relu. */
final class ClipOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Clip";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0)
                .clipped(bound(site, 1, Float.NEGATIVE_INFINITY), bound(site, 2, Float.POSITIVE_INFINITY));
    }

    @Override
    public boolean keepsSign(Site site) {
        return bound(site, 1, Float.NEGATIVE_INFINITY) <= 0;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its bounds are computed while the model runs", 1, 2);
    }

    @Override
    public Value derivative(Step at) {
        float low = bound(at.site(), 1, Float.NEGATIVE_INFINITY);
        float high = bound(at.site(), 2, Float.POSITIVE_INFINITY);
        return new OpenInterval(low, high).indicator(at.emit(), at.output());
    }

    private static float bound(Site site, int index, float none) {
        return site.constant(index).map(Tensor::toFloats).map(value -> value[0]).orElse(none);
    }
}
