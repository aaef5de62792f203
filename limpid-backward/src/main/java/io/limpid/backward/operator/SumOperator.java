package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * A sum of inputs that broadcast to each other, perhaps with factors; constants among them count as inputs.
 *
 * <p>With but one input that depends on the image it is a shift by constants.
 */
record SumOperator(String opType, Kind kind, Share share, BinaryOperator<Range> joined) implements LinearOperator {
    /** What an input receives of a signal that is summed to its shape already. */
    @FunctionalInterface
    interface Share {
        Value of(Step at, int index, Value signal);
    }

    private SumOperator(String opType, Share share, BinaryOperator<Range> joined) {
        this(opType, Kind.SUM, share, joined);
    }

    static SumOperator add() {
        return new SumOperator("Add", (at, index, signal) -> signal, Range::plus);
    }

    static SumOperator sub() {
        return new SumOperator(
                "Sub",
                (at, index, signal) -> index == 0 ? signal : at.emit().neg(signal),
                (a, b) -> a.plus(b.negated()));
    }

    static SumOperator sum() {
        return new SumOperator("Sum", (at, index, signal) -> signal, Range::plus);
    }

    static SumOperator mean() {
        return new SumOperator(
                "Mean",
                (at, index, signal) -> {
                    float count = at.node().inputs().size();
                    return at.emit().div(signal, at.emit().constant(count));
                },
                Range::or);
    }

    @Override
    public Operator at(Site site) {
        long varying = dataInputs(site).stream().filter(site::varies).count();
        return varying > 1 ? this : new SumOperator(opType, Kind.NORMALIZATION, share, joined);
    }

    @Override
    public Range range(Site site) {
        return dataInputs(site).stream().map(site::inputRange).reduce(joined).orElse(Range.ANY);
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return IntStream.range(0, site.node().inputs().size()).boxed().toList();
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return dataInputs(at.site()).stream()
                .map(index -> at.site().varies(index) ? share(at, signal, index) : Value.ABSENT)
                .toList();
    }

    @Override
    public List<Value> terms(Step at) {
        return dataInputs(at.site()).stream()
                .map(index -> share.of(at, index, at.node().input(index)))
                .toList();
    }

    private Value share(Step at, Value signal, int index) {
        return share.of(at, index, at.unrepeated(signal, at.node().input(index)));
    }
}
