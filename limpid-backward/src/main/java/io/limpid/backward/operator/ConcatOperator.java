package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Several values one behind the other along an axis; the transpose splits. */
final class ConcatOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Concat";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return IntStream.range(0, site.node().inputs().size()).boxed().toList();
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean joinsBatches = site.node().inputs().stream()
                .anyMatch(input -> !site.shape(input).isFixed(axis(site.node())));
        return Obstacles.when(joinsBatches, "it joins batches");
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        int axis = axis(at.node());
        long[] sizes = at.inputs().stream()
                .mapToLong(input -> at.shape(input).size(axis))
                .toArray();
        return at.emit().split(signal, axis, sizes);
    }

    private static int axis(Node node) {
        return Math.toIntExact(node.attributes().integer("axis", 0));
    }
}
