package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.Stream;

/** {@code y = a} where a condition holds, else {@code b}: the gradient goes to the operand that was taken. */
final class WhereOperator implements Operator {
    private static final int YES = 1;
    private static final int NO = 2;

    @Override
    public String opType() {
        return "Where";
    }

    /** It moves elements of two operands to one place. */
    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(YES).or(site.inputRange(NO));
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return Stream.of(YES, NO).filter(site::varies).toList();
    }

    @Override
    public List<Value> gradient(Step at) {
        return dataInputs(at.site()).stream()
                .map(index -> at.unrepeated(taken(at, index), at.node().input(index)))
                .toList();
    }

    private static Value taken(Step at, int index) {
        Value condition = at.node().input(0);
        Value zero = at.emit().constant(0f);
        return index == YES
                ? at.emit().where(condition, at.upstream(), zero)
                : at.emit().where(condition, zero, at.upstream());
    }
}
