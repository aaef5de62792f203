package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of a signal and a gate: all relevance to the signal, none to the gate; two signals receive half each.
 *
 * <p>Arras et al., "Explaining Recurrent Neural Network Predictions in Sentiment Analysis", WASSA 2017, section 3.2.
 */
record SignalTakesAllRule() implements Rule {
    private static final Rule NORM = new NormRule(Guard.STANDARD);

    @Override
    public List<Value> propagate(Step at) {
        List<Integer> carriers = at.carriers();
        Value share = at.emit().scale(at.upstream(), 1f / carriers.size());
        return at.kind() == Kind.PRODUCT && carriersFit(at) ? unchanged(at, share) : weighted(at, share);
    }

    private static boolean carriersFit(Step at) {
        return at.carriers().stream()
                .allMatch(index -> at.shape(at.inputs().get(index)).equals(at.shape(at.output())));
    }

    private static List<Value> unchanged(Step at, Value share) {
        List<Value> shares = new ArrayList<>();
        for (int i = 0; i < at.inputs().size(); i++) {
            shares.add(at.carriers().contains(i) ? share : Value.ABSENT);
        }
        return shares;
    }

    private static List<Value> weighted(Step at, Value share) {
        List<Value> shares = new ArrayList<>(NORM.propagate(at.withUpstream(share)));
        for (int i = 0; i < shares.size(); i++) {
            if (!at.carriers().contains(i)) {
                shares.set(i, Value.ABSENT);
            }
        }
        return shares;
    }

    @Override
    public String toString() {
        return "signal-takes-all";
    }
}
