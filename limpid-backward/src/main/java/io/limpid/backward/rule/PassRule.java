package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
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
    private static final Rule NORM = new NormRule(Sharing.ALL, Guard.STANDARD);

    @Override
    public Silence silence(Operator operator) {
        return Silence.AS_UPSTREAM;
    }

    @Override
    public List<Value> propagate(Step at) {
        boolean fits = at.inputs().stream().filter(at.site()::varies).allMatch(input -> at.shape(input)
                .equals(at.shape(at.output())));
        return fits ? unchanged(at) : NORM.propagate(at);
    }

    private static List<Value> unchanged(Step at) {
        return at.inputs().stream()
                .map(input -> at.site().varies(input) ? at.upstream() : Value.ABSENT)
                .toList();
    }

    @Override
    public String toString() {
        return "pass";
    }
}
