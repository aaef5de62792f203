package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.SelectingOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The greatest or smallest of several operands, element by element. The gradient goes to the operand that was chosen.
 *
 * <p>Of equal operands a constant counts as chosen, so that {@code Max(x, 0)} agrees with Relu at 0; else the first.
 */
record ExtremumOperator(String opType, Kind kind) implements SelectingOperator {
    static ExtremumOperator max() {
        return new ExtremumOperator("Max", Kind.POOLING_MAX);
    }

    static ExtremumOperator min() {
        return new ExtremumOperator("Min", Kind.POOLING_MAX);
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return operands(site).filter(site::varies).boxed().toList();
    }

    /** Against constants it is an activation. */
    @Override
    public Operator at(Site site) {
        return dataInputs(site).size() == 1 ? new ExtremumOperator(opType, Kind.ACTIVATION) : this;
    }

    @Override
    public Range range(Site site) {
        return operands(site)
                .mapToObj(site::inputRange)
                .reduce(opType.equals("Max") ? Range::max : Range::min)
                .orElse(Range.ANY);
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        Value zero = emit.constant(0f);
        Value left = at.upstream();
        for (int constant :
                operands(at.site()).filter(i -> !at.site().varies(i)).toArray()) {
            left = emit.where(isChosen(at, at.node().input(constant)), zero, left);
        }
        List<Value> gradients = new ArrayList<>();
        List<Value> operands = at.inputs();
        for (Value operand : operands.subList(0, operands.size() - 1)) {
            Value chosen = isChosen(at, operand);
            gradients.add(at.unrepeated(emit.where(chosen, left, zero), operand));
            left = emit.where(chosen, zero, left);
        }
        gradients.add(at.unrepeated(left, operands.get(operands.size() - 1)));
        return gradients;
    }

    private static Value isChosen(Step at, Value operand) {
        return at.emit().equal(operand, at.output());
    }

    private static IntStream operands(Site site) {
        return IntStream.range(0, site.node().inputs().size());
    }

    @Override
    public boolean selectsLeast() {
        return opType.equals("Min");
    }
}
