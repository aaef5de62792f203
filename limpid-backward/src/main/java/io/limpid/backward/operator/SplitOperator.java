package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** One value cut into several along an axis; the signals of the pieces join, zeros where none arrived. */
final class SplitOperator implements Operator {
    @Override
    public String opType() {
        return "Split";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> gradient(Step at) {
        List<Value> signals = IntStream.range(0, at.upstreams().size())
                .mapToObj(piece -> signal(at, piece))
                .toList();
        int axis = Math.toIntExact(at.node().attributes().integer("axis", 0));
        return List.of(at.emit().concat(signals, axis));
    }

    private static Value signal(Step at, int piece) {
        Value signal = at.upstreams().get(piece);
        return signal.isPresent()
                ? signal
                : at.emit().zerosLike(at.node().outputs().get(piece));
    }
}
