package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * DeepLIFT at a maximum: what the result rose above the baseline's is credited to the element that is greatest now, what it
 * fell to the one that was greatest on the baseline. At a minimum the other way round.
 *
 * <p>With {@code d = y - y0}, the contributions {@code c = V(m max(d, 0)) + V0(m min(d, 0))} add up over overlapping windows,
 * where {@code V} and {@code V0} route a signal to the greatest elements of {@code x} and of {@code x0}; then {@code m_in = c /
 * (x - x0)}. Where {@code |x - x0| < epsilon} it is the gradient of the windows that did not change either. As {@code |d|} is
 * never more than the difference of the element that is credited, the factor of each window is between 0 and 1, and the
 * contributions sum to {@code m d}.
 *
 * <p>Shrikumar et al., ICML 2017, leave maxima to the gradient, which is not complete where another element wins.
 *
 * @param epsilon the least difference that is divided by
 */
record CrossMaximumRule(float epsilon) implements Rule {
    CrossMaximumRule {
        Differences.requirePositive(epsilon);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Value change = Differences.of(at, at.output());
        Value rise = emit.mul(at.upstream(), emit.relu(change));
        Value fall = emit.mul(at.upstream(), emit.negativePart(change));
        boolean least = at.selectsLeast();
        List<Value> now = at.withUpstream(least ? fall : rise).gradient();
        List<Value> before =
                at.on(onBaseline(at)).withUpstream(least ? rise : fall).gradient();
        Value still = emit.where(Differences.isSmall(at, at.output(), epsilon), at.upstream(), emit.constant(0f));
        List<Value> gradient = Differences.gradients(at.withUpstream(still));
        List<Value> multipliers = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Value input = at.inputs().get(i);
            Value quotient = emit.div(emit.add(now.get(i), before.get(i)), Differences.of(at, input));
            multipliers.add(emit.where(Differences.isSmall(at, input, epsilon), gradient.get(i), quotient));
        }
        return multipliers;
    }

    private static List<Value> onBaseline(Step at) {
        return at.inputs().stream()
                .map(input -> at.emit().expandLike(at.baseline(input), input))
                .toList();
    }

    @Override
    public String toString() {
        return "cross-maximum(epsilon=" + epsilon + ")";
    }
}
