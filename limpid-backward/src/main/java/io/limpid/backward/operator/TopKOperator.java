package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * The greatest or smallest elements along an axis, several of them, as networks end that average the places where a class is seen
 * best; the gradient of each goes to where it was found. The places are asked for anew, since the node's own may have no name.
 */
final class TopKOperator implements Operator {
    @Override
    public String opType() {
        return "TopK";
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_MAX;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.when(!site.inputShape(0).isFixed(axis(site)), "it selects images of a batch");
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        List<Value> inputs = List.of(at.input(), at.node().input(1));
        Value places = emit.nodes("TopK", inputs, at.node().attributes(), 2).get(1);
        return List.of(emit.scatterAdd(emit.zerosLike(at.input()), places, at.upstream(), axis(at.site())));
    }

    private static int axis(Site site) {
        return site.inputShape(0).axis(site.node().attributes().integer("axis", -1));
    }
}
