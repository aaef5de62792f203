package io.limpid.layer;

import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where tensors of four axes have their channels. An image and what convolutions give have them second, {@code [N,C,h,w]};
 * behind a Transpose, as layer normalization and dense layers want it, they lie last, {@code [N,h,w,C]}, until the next one.
 */
final class ChannelAxes {
    private static final int AXES = 4;
    private static final int SECOND = 1;
    private static final int LAST = 3;

    /** What a Reshape makes may be anything, tokens in windows say, until what else is added to it or what reads it says more. */
    private static final int UNKNOWN = 0;

    /** What reads and writes maps only. */
    private static final Set<String> OF_MAPS = Set.of(
            "AveragePool",
            "BatchNormalization",
            "Conv",
            "ConvTranspose",
            "DepthToSpace",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "GroupNormalization",
            "InstanceNormalization",
            "LRN",
            "MaxPool",
            "Resize",
            "SpaceToDepth");

    private static final Set<String> TURNING =
            Set.of("Flatten", "Gather", "GatherND", "Gemm", "MatMul", "Reshape", "Squeeze", "Transpose", "Unsqueeze");

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
        for (int i = path.size() - 1; i >= 0; i--) {
            found.learnFromReader(path.get(i));
        }
        return found;
    }

    /** Tells whether a node turns axes or joins some, so that what it writes may be a map though what it reads is none. */
    static boolean turns(Site site) {
        return TURNING.contains(site.node().opType());
    }

    /** Tells whether the channels of a tensor of four axes are known to lie second. */
    boolean isMap(Value value) {
        return of(value) == SECOND;
    }

    /** Tells whether the channels of a tensor of four axes are known to lie last. */
    boolean areLast(Value value) {
        return of(value) == LAST;
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
        return isOfMaps(site) ? SECOND : ofWhatItReads(site);
    }

    private void learnFromReader(Site site) {
        int axis = isOfMaps(site) ? SECOND : keptByAMean(site).orElseGet(() -> beforeIt(site));
        operators.dataInputs(site).stream()
                .filter(read -> hasFour(site, read) && of(read) == UNKNOWN)
                .forEach(read -> axes.put(read, axis));
    }

    /** Returns where the channels of what a node reads lie, by where they lie in what it writes. */
    private int beforeIt(Site site) {
        int axis = of(site.node().output());
        if (site.node().is("Transpose") && axis != UNKNOWN) {
            return (int) site.node().attributes().integers("perm")[axis];
        }
        return turns(site) ? UNKNOWN : axis;
    }

    private static boolean isOfMaps(Site site) {
        return OF_MAPS.contains(site.node().opType());
    }

    /** Returns the axis that is left where a node makes one number of each channel: a mean over height and width, say. */
    private static OptionalInt keptByAMean(Site site) {
        Shape before = site.inputShape(0);
        return before.rank() != AXES || turns(site)
                ? OptionalInt.empty()
                : IntStream.of(SECOND, LAST)
                        .filter(axis -> keepsOnly(axis, before, site.outputShape()))
                        .findFirst();
    }

    private static boolean keepsOnly(int axis, Shape before, Shape after) {
        Dim images = before.dims().get(0);
        Dim channels = before.dims().get(axis);
        Shape ones = new Shape(Collections.nCopies(AXES, new Dim.Fixed(1)));
        return after.dims().equals(List.of(images, channels))
                || after.equals(ones.with(0, images).with(axis, channels));
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
