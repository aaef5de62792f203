package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Site;
import io.limpid.backward.StandardizingOperator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** {@code y = w (x - m)/s + b} with mean and deviation over all axes from one on. */
final class LayerNormalizationOperator implements StandardizingOperator {
    @Override
    public String opType() {
        return "LayerNormalization";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean statisticsAreRead = site.node().outputs().stream()
                .skip(1)
                .anyMatch(value -> !site.graph().consumers(value).isEmpty());
        return Obstacles.varying(site, "its scale or shift depends on the image", 1, 2)
                .or(() -> Obstacles.when(statisticsAreRead, "its mean or deviation is read by other nodes"));
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(standardization(at).gradient(at.emit(), at.input(), scaled(at)));
    }

    @Override
    public Value secant(Step at, Value other) {
        return standardization(at).secant(at.emit(), at.input(), other, scaled(at));
    }

    private static Standardization standardization(Step at) {
        Shape shape = at.shape(at.input());
        int axis = shape.axis(at.node().attributes().integer("axis", -1));
        return new Standardization(axis, shape.rank(), at.node().attributes().number("epsilon", 1e-5f));
    }

    private static Value scaled(Step at) {
        return at.emit().mul(at.upstream(), at.node().input(1));
    }
}
