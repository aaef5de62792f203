package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code y = min(max(x, low), high)}; derivative 1 where {@code low < x < high}, else 0, so at 0 it agrees with Relu.
 *
 * @param kind a normalization where it only keeps numbers inside the range that a quantization has, else an activation
 */
record ClipOperator(Kind kind) implements ElementwiseOperator {
    static ClipOperator activation() {
        return new ClipOperator(Kind.ACTIVATION);
    }

    @Override
    public String opType() {
        return "Clip";
    }

    @Override
    public Operator at(Site site) {
        return isRounded(site) && !cutsNegatives(site) ? new ClipOperator(Kind.NORMALIZATION) : this;
    }

    /** Tells whether only a rounding reads it, of it or of a part of it. */
    private static boolean isRounded(Site site) {
        List<Node> readers = site.graph().consumers(site.node().output());
        return readers.stream()
                        .flatMap(reader ->
                                reader.is("Div") ? site.graph().consumers(reader.output()).stream() : Stream.of(reader))
                        .allMatch(reader -> reader.is("Round"))
                && !readers.isEmpty();
    }

    /** Tells whether it is a Relu at once, as in quantized models, which need none of their own then. */
    private static boolean cutsNegatives(Site site) {
        return bound(site, 1, Float.NEGATIVE_INFINITY) >= 0
                && site.inputRange(0).low() < 0
                && !site.facts().pictures().contains(site.input(0));
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

    /** Without bounds it is none, and a product with 1 is what ONNX Runtime's optimiser stumbles over now and then. */
    @Override
    public List<Value> gradient(Step at) {
        boolean isBound = at.node().inputs().stream().skip(1).anyMatch(Value::isPresent);
        return isBound ? ElementwiseOperator.super.gradient(at) : List.of(at.upstream());
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
