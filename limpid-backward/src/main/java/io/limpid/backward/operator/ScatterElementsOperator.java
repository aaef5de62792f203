package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** Updates added at the places that indices name along an axis; the transpose gathers from there. */
final class ScatterElementsOperator implements LinearOperator {
    @Override
    public String opType() {
        return "ScatterElements";
    }

    /** Where updates meet elements it sums. */
    @Override
    public Kind kind() {
        return Kind.POOLING_AVERAGE;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(0, 2);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean adds = site.node().attributes().text("reduction", "none").equals("add");
        return Obstacles.when(!adds, "it replaces elements; only sums can be crossed");
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        int axis = Math.toIntExact(at.node().attributes().integer("axis", 0));
        return List.of(signal, at.emit().gatherElements(signal, at.node().input(1), axis));
    }
}
