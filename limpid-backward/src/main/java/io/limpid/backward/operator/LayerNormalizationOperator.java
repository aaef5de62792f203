package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** {@code y = w (x - m)/s + b} with mean and deviation over all axes from one on. */
final class LayerNormalizationOperator implements Operator {
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
        Shape shape = at.shape(at.input());
        int axis = shape.axis(at.node().attributes().integer("axis", -1));
        float epsilon = at.node().attributes().number("epsilon", 1e-5f);
        Standardization standardization = new Standardization(axis, shape.rank(), epsilon);
        Value signal = at.emit().mul(at.upstream(), at.node().input(1));
        return List.of(standardization.gradient(at.emit(), at.input(), signal));
    }
}
