package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * The flat rule: every input of a unit receives the same, {@code R_in = O'(R / O(1))} with a kernel of ones in {@code O}.
 *
 * <p>Lapuschkin et al., "Unmasking Clever Hans predictors and assessing what machines really learn", Nature Communications
 * 2019, methods.
 */
record FlatRule() implements Rule {
    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.weights(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights ones = Ones.kernel(at);
        Value counts = emit.add(Ones.through(at, ones), emit.constant(Guard.STANDARD.floor()));
        return at.linear().transpose(emit.div(at.upstream(), counts), ones);
    }

    @Override
    public String toString() {
        return "flat";
    }
}
