package io.limpid.program;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.graph.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Where tensors of four axes have their channels. An image and what convolutions give have them second, {@code [N,C,h,w]};
 * behind a Transpose, as layer normalization and dense layers want it, they lie last, {@code [N,h,w,C]}, until the next one.
 */
final class ChannelAxes {
    private static final int AXES = 4;
    private static final int SECOND = 1;

    /** What a Reshape makes may be anything; it counts as second until a sum or a Transpose says more. */
    private static final int UNKNOWN = 0;

    /** What brings channels from the second place to the last. */
    private static final List<Long> TO_LAST = List.of(0L, 2L, 3L, 1L);

    private final OperatorTable operators;
    private final Map<Value, Integer> axes = new HashMap<>();

    private ChannelAxes(OperatorTable operators) {
        this.operators = operators;
    }

    /**
     * @param path the nodes from the image to the scores, in topological order
     * @param operators what they do
     */
    static ChannelAxes along(List<Site> path, OperatorTable operators) {
        ChannelAxes found = new ChannelAxes(operators);
        for (Site site : path) {
            int axis = found.axisBehind(site);
            site.node().outputs().stream()
                    .filter(Value::isPresent)
                    .forEach(output -> found.axes.put(output, hasFour(site, output) ? axis : UNKNOWN));
        }
        return found;
    }

    /** Tells whether the channels of a tensor lie second, as far as is known. */
    boolean areSecond(Value value) {
        return of(value) <= SECOND;
    }

    /** Returns the order of axes that brings a tensor's channels to the second place. */
    long[] toSecond(Value value) {
        int channels = Math.max(SECOND, of(value));
        LongStream places = LongStream.range(1, AXES).filter(axis -> axis != channels);
        return LongStream.concat(LongStream.of(0, channels), places).toArray();
    }

    /** The image, which nothing on the path gives, has them second. */
    private int of(Value value) {
        return axes.getOrDefault(value, SECOND);
    }

    private int axisBehind(Site site) {
        if (site.node().is("Transpose")) {
            return turned(site);
        }
        if (site.node().is("Reshape")) {
            return site.inputShape(0).equals(site.outputShape()) ? of(site.input(0)) : UNKNOWN;
        }
        boolean filters = operators
                .find(site)
                .map(Operator::kind)
                .filter(Kind.CONVOLUTION::equals)
                .isPresent();
        return filters ? SECOND : ofWhatItReads(site);
    }

    private int ofWhatItReads(Site site) {
        return operators.dataInputs(site).stream()
                .filter(read -> hasFour(site, read))
                .mapToInt(this::of)
                .max()
                .orElse(UNKNOWN);
    }

    private int turned(Site site) {
        List<Long> order =
                LongStream.of(site.node().attributes().integers("perm")).boxed().toList();
        int channels = of(site.input(0));
        if (channels == UNKNOWN) {
            return order.equals(TO_LAST) ? order.indexOf((long) SECOND) : UNKNOWN;
        }
        return Math.max(UNKNOWN, order.indexOf((long) channels));
    }

    private static boolean hasFour(Site site, Value value) {
        return site.shape(value).rank() == AXES;
    }
}
