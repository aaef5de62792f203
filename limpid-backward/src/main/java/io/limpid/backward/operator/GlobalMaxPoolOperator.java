package io.limpid.backward.operator;

import io.limpid.backward.SelectingOperator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.LongStream;

/** The greatest element of each channel; the gradient goes to the first one. */
final class GlobalMaxPoolOperator implements SelectingOperator {
    @Override
    public String opType() {
        return "GlobalMaxPool";
    }

    @Override
    public List<Value> gradient(Step at) {
        int rank = at.shape(at.input()).rank();
        List<Long> spatial = LongStream.range(2, rank).boxed().toList();
        FirstExtremum greatest = new FirstExtremum("ArgMax", spatial, rank);
        return List.of(greatest.route(at.emit(), at.input(), at.upstream()));
    }
}
