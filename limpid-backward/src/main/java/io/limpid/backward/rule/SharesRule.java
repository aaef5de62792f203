package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides the relevance of a sum so that no share is negative or greater than the whole, whatever the signs of its terms.
 *
 * <p>{@link Measure#POSITIVE}: {@code R_i = R x_i+ / sum(x+)}, in equal parts where no term is positive.
 * {@link Measure#ABSOLUTE}: {@code R_i = R |x_i| / sum(|x|)}.
 *
 * <p>The {@linkplain NormRule norm rule} for terms of one sign; where signs differ its shares {@code x_i / sum(x)} can be
 * huge.
 *
 * @param measure by which terms are compared
 */
record SharesRule(Measure measure) implements Rule {
    /** By what terms are compared. */
    enum Measure {
        POSITIVE,
        ABSOLUTE
    }

    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.sum(operator);
    }

    @Override
    public Silence silence(Operator operator) {
        return measure == Measure.ABSOLUTE ? Silence.AT_ZERO_INPUTS : Silence.NONE;
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        List<Value> sizes = sizes(at);
        Value total = emit.sum(sizes);
        Value ratio = Guard.zero().divideByNonNegative(emit, at.upstream(), total);
        Value rest = measure == Measure.POSITIVE && !at.arrivesOnlyAtPositives()
                ? equalPart(at, total, sizes)
                : Value.ABSENT;
        List<Value> shares = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Value input = at.inputs().get(i);
            Value share = emit.add(emit.mul(sizes.get(i), ratio), rest);
            shares.add(sizes.get(i).isPresent() ? at.unrepeated(share, input) : Value.ABSENT);
        }
        return shares;
    }

    /** Emits how much each term counts; absent for constants. */
    private List<Value> sizes(Step at) {
        List<Value> terms = at.linear().terms();
        List<Value> sizes = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            sizes.add(at.site().varies(at.inputs().get(i)) ? size(at, terms.get(i)) : Value.ABSENT);
        }
        return sizes;
    }

    private Value size(Step at, Value term) {
        if (at.isNonNegative(term)) {
            return term;
        }
        return measure == Measure.POSITIVE ? at.emit().relu(term) : at.emit().abs(term);
    }

    private static Value equalPart(Step at, Value total, List<Value> sizes) {
        Emitter emit = at.emit();
        float count = sizes.stream().filter(Value::isPresent).count();
        return emit.mul(emit.scale(at.upstream(), 1 / count), emit.notPositive(total));
    }

    @Override
    public String toString() {
        return measure == Measure.POSITIVE ? "positive-shares" : "absolute-shares";
    }
}
