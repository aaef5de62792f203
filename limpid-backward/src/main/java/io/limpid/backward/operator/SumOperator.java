package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** A sum of inputs that broadcast to each other, perhaps with factors; constants among them count as inputs. */
record SumOperator(String opType, Share share) implements LinearOperator {
    /** What an input receives of a signal that is summed to its shape already. */
    @FunctionalInterface
    interface Share {
        Value of(Step at, int index, Value signal);
    }

    static SumOperator add() {
        return new SumOperator("Add", (at, index, signal) -> signal);
    }

    static SumOperator sub() {
        return new SumOperator(
                "Sub", (at, index, signal) -> index == 0 ? signal : at.emit().neg(signal));
    }

    static SumOperator sum() {
        return new SumOperator("Sum", (at, index, signal) -> signal);
    }

    static SumOperator mean() {
        return new SumOperator("Mean", (at, index, signal) -> {
            float count = at.node().inputs().size();
            return at.emit().div(signal, at.emit().constant(count));
        });
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
        return share.of(at, index, Fit.bySumming(at, signal, at.node().input(index)));
    }
}
