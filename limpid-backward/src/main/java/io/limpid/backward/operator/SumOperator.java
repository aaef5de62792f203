package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** A weighted sum of inputs that broadcast to each other; constants among them count as inputs. */
record SumOperator(String opType, Coefficient coefficient) implements LinearOperator {
    /** The factor of input {@code index} of {@code count}. */
    @FunctionalInterface
    interface Coefficient {
        float of(int index, int count);
    }

    static SumOperator add() {
        return new SumOperator("Add", (index, count) -> 1);
    }

    static SumOperator sub() {
        return new SumOperator("Sub", (index, count) -> index == 0 ? 1 : -1);
    }

    static SumOperator sum() {
        return new SumOperator("Sum", (index, count) -> 1);
    }

    static SumOperator mean() {
        return new SumOperator("Mean", (index, count) -> 1f / count);
    }

    @Override
    public Kind kind() {
        return Kind.SUM;
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

    private Value share(Step at, Value signal, int index) {
        Value summed = Fit.bySumming(
                at.emit(), signal, at.site().outputShape(), at.site().inputShape(index));
        float factor = coefficient.of(index, at.node().inputs().size());
        return factor == -1 ? at.emit().neg(summed) : at.emit().scale(summed, factor);
    }
}
