package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.backward.Step.Linear;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * DeepLIFT's reveal-cancel rule at a linear node and the activation {@code y = f(z)} behind it, crossed together: the signal
 * that arrives is the one at {@code y}.
 *
 * <p>The terms {@code w (x - x0)} of each sum are split by sign into {@code P >= 0} and {@code N <= 0}, whose effects on {@code
 * y} are averaged over both orders in which they can come: {@code dP = (f(z0+P) - f(z0) + f(z0+P+N) - f(z0+N)) / 2} and {@code
 * dN} likewise. Terms of {@code P} receive {@code m dP / P}, those of {@code N} receive {@code m dN / N}; an input that does
 * not differ from the baseline receives the mean of both. Where one part is smaller than {@code epsilon} the rescale quotient
 * takes its place.
 *
 * <p>Shrikumar et al., "Learning Important Features Through Propagating Activation Differences", ICML 2017, sections 3.3 and
 * 3.5.3. Both parts of an input have one multiplier in the paper's linear rule, so nothing but the pair has to know of two.
 *
 * @param pairs finds the activation
 * @param epsilon the least part that is divided by
 */
record RevealCancelRule(ActivatedLinear pairs, float epsilon) implements Rule {
    RevealCancelRule {
        Differences.requirePositive(epsilon);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Parts parts = Parts.of(at);
        Node activation = pairs.activation(at.site()).orElseThrow();
        Effects effects = new Effects(at, activation, epsilon);
        Value toPositive = emit.mul(at.upstream(), effects.slope(parts.positive(), parts.negative()));
        Value toNegative = emit.mul(at.upstream(), effects.slope(parts.negative(), parts.positive()));
        Value risen = parts.back(toPositive, toNegative);
        Value fallen = parts.back(toNegative, toPositive);
        Value mean = emit.scale(emit.add(risen, fallen), 0.5f);
        Value zero = emit.constant(0f);
        Value notRisen = emit.where(emit.less(parts.change(), zero), fallen, mean);
        return List.of(emit.where(emit.greater(parts.change(), zero), risen, notRisen));
    }

    @Override
    public String toString() {
        return "reveal-cancel(epsilon=" + epsilon + ")";
    }

    /** The terms of a linear node's sums, by sign. */
    private record Parts(Step at, Value change, Value positive, Value negative) {
        static Parts of(Step at) {
            Emitter emit = at.emit();
            Value change = Differences.of(at, at.input());
            Value up = emit.relu(change);
            Value down = emit.negativePart(change);
            Parts none = new Parts(at, change, Value.ABSENT, Value.ABSENT);
            return new Parts(at, change, none.through(up, down), none.through(down, up));
        }

        private Value through(Value withPositive, Value withNegative) {
            Linear linear = at.linear();
            return at.emit()
                    .add(
                            linear.apply(List.of(withPositive), positiveWeights()),
                            linear.apply(List.of(withNegative), negativeWeights()));
        }

        /** Emits what inputs receive whose terms with positive weights belong to one signal, and the others to the other. */
        Value back(Value withPositive, Value withNegative) {
            Linear linear = at.linear();
            return at.emit()
                    .add(
                            linear.transpose(withPositive, positiveWeights()).get(0),
                            linear.transpose(withNegative, negativeWeights()).get(0));
        }

        private Weights positiveWeights() {
            return at.weights().withoutBias().positive(at.emit());
        }

        private Weights negativeWeights() {
            return at.weights().withoutBias().negative(at.emit());
        }
    }

    /** What changes of a linear node's sums do behind the activation. */
    private record Effects(Step at, Node activation, float epsilon) {
        /** Emits the effect of a part, averaged over coming before and after the other, as a share of the part. */
        Value slope(Value part, Value other) {
            Emitter emit = at.emit();
            Value start = at.baseline(at.output());
            Value first = effect(start, part);
            Value second = effect(emit.add(start, other), part);
            Value mean = emit.scale(emit.add(first, second), 0.5f);
            Value isSmall = emit.less(emit.abs(part), emit.constant(epsilon));
            return emit.where(isSmall, rescaled(), emit.div(mean, part));
        }

        private Value effect(Value from, Value part) {
            Emitter emit = at.emit();
            return emit.sub(activated(emit.add(from, part)), activated(from));
        }

        private Value activated(Value z) {
            List<Value> inputs = new ArrayList<>(activation.inputs());
            inputs.set(0, z);
            return at.emit().node(activation.opType(), inputs, activation.attributes());
        }

        /** Emits the quotient of the whole change, 0 where nothing changes. */
        private Value rescaled() {
            Emitter emit = at.emit();
            Value change = Differences.of(at, activation.output());
            Value whole = Differences.of(at, at.output());
            Value isSmall = Differences.isSmall(at, at.output(), epsilon);
            return emit.where(isSmall, emit.constant(0f), emit.div(change, whole));
        }
    }
}
