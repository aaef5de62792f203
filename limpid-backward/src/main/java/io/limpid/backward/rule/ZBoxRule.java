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
 * The z-box rule for inputs between {@code l} and {@code h}: {@code R_in = x L'(S) - l L+'(S) - h L-'(S)} with
 * {@code S = R / (L(x) - L+(l) - L-(h))}, all without bias. Padding counts as 0 in all three.
 *
 * <p>Since {@code L- = L - L+}, it is emitted as {@code (x - h) L'(S) + (h - l) L+'(S)}.
 *
 * <p>Montavon et al., "Explaining nonlinear classification decisions with deep Taylor decomposition", Pattern Recognition
 * 2017, section 4.1.
 *
 * @param box {@code l} and {@code h}
 * @param guard of the division
 */
record ZBoxRule(Box box, Guard guard) implements Rule {
    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.weights(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights weights = at.weights().withoutBias();
        Weights positive = weights.positive(emit);
        Value low = box.low(at);
        Value high = box.high(at);
        Value ratio = guard.divide(emit, at.upstream(), distance(at, low, high));
        Value all = at.linear().transpose(ratio, weights).get(0);
        Value activating = at.linear().transpose(ratio, positive).get(0);
        return List.of(emit.add(emit.mul(emit.sub(at.input(), high), all), emit.mul(emit.sub(high, low), activating)));
    }

    /** Emits {@code L(x) - L+(l) - L-(h)} as {@code y - (L+(l) + b) - L-(h)}; given bounds make both terms constants. */
    private static Value distance(Step at, Value low, Value high) {
        Emitter emit = at.emit();
        Weights weights = at.weights();
        Weights positive = new Weights(emit.relu(weights.kernel()), weights.bias());
        Value lowest = at.linear().apply(List.of(Ones.times(at, low)), positive);
        Value highest = at.linear()
                .apply(List.of(Ones.times(at, high)), weights.withoutBias().negative(emit));
        return emit.sub(emit.sub(at.output(), lowest), highest);
    }

    @Override
    public String toString() {
        Written written = box.write(Written.rule("z-box"));
        return written.option("guard", guard, Guard.STANDARD).toString();
    }
}
