package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A product of a signal and a gate: all relevance to the signal, none to the gate; two signals receive half each. In a matrix
 * product the signal's elements share as by the {@linkplain NormRule norm rule}.
 *
 * <p>Arras et al., "Explaining Recurrent Neural Network Predictions in Sentiment Analysis", WASSA 2017.
 */
record SignalTakesAllRule() implements Rule {
    private static final Rule NORM = new NormRule(Sharing.ALL, Guard.STANDARD);

    @Override
    public Silence silence(Operator operator) {
        return operator.kind() == Kind.PRODUCT ? Silence.AS_UPSTREAM : Silence.AT_ZERO_INPUTS;
    }

    @Override
    public List<Value> propagate(Step at) {
        List<Integer> carriers = at.carriers();
        Value share = at.emit().scale(at.upstream(), 1f / carriers.size());
        List<Value> shares = at.kind() == Kind.PRODUCT ? List.of() : NORM.propagate(at.withUpstream(share));
        return IntStream.range(0, at.inputs().size())
                .mapToObj(index -> {
                    if (!carriers.contains(index)) {
                        return Value.ABSENT;
                    }
                    return shares.isEmpty() ? at.unrepeated(share, at.inputs().get(index)) : shares.get(index);
                })
                .toList();
    }

    @Override
    public String toString() {
        return "signal-takes-all";
    }
}
