package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Relevance passes unchanged: {@code R_in = R}. Where an input has another shape than the output it receives its share as by
 * the {@linkplain NormRule norm rule}.
 *
 * <p>Bach et al., PLOS ONE 2015, section "Multilayer networks": an element-wise map has one input to give its relevance to.
 */
record PassRule() implements Rule {
    private static final Rule NORM = new NormRule(Guard.STANDARD);

    @Override
    public List<Value> propagate(Step at) {
        boolean sameShapes =
                at.inputs().stream().allMatch(input -> at.shape(input).equals(at.shape(at.output())));
        return sameShapes ? at.inputs().stream().map(input -> at.upstream()).toList() : NORM.propagate(at);
    }

    @Override
    public String toString() {
        return "pass";
    }
}
