package io.limpid.metric.faithfulness;

import io.limpid.image.Superpixels;
import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Area;
import io.limpid.metric.numeric.Order;
import io.limpid.metric.subject.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How quickly the class's probability falls while segments of the image are replaced, those first whose pixels are strongest on average:
 * the area over the curve of {@code r_k = y_k / y}, {@code 1 - trapz(1, r_1, ..., r_n) / n}; up to 1.
 *
 * <p>Rieger and Hansen, "IROF: a low resource evaluation metric for explanation methods", 2020, section 3.
 *
 * @param segments about how many
 * @param fill by what they are replaced
 */
record Irof(int segments, Fill fill) implements Measure {
    private static final double COMPACTNESS = 10;
    private static final double NOTHING = 1e-12;

    @Override
    public Score of(MetricCase example) {
        double whole = example.output(Output.PROBABILITY);
        if (whole < NOTHING) {
            return Score.none(Reason.SCORE_TOO_SMALL);
        }
        Groups groups = Groups.of(strongestFirst(example));
        double[] curve =
                example.outputs(Change.removal(example, Unit.PIXEL, fill).fromStart(groups), Output.PROBABILITY);
        for (int i = 0; i < curve.length; i++) {
            curve[i] /= whole;
        }
        return Score.of(1 - Area.meanHeight(curve))
                .with(Curve.counted("segments replaced", "share of the probability", 0, curve));
    }

    private List<int[]> strongestFirst(MetricCase example) {
        int[] labels = example.shared(
                "superpixels " + segments, () -> Superpixels.slic(example.image(), atMost(example), COMPACTNESS)
                        .labels());
        int count = IntStream.of(labels).max().orElseThrow() + 1;
        double[] map = Features.PIXELS.weights(example);
        List<int[]> all = new ArrayList<>();
        double[] means = new double[count];
        for (int segment = 0; segment < count; segment++) {
            int label = segment;
            int[] pixels = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            all.add(pixels);
            means[segment] = Features.sum(map, pixels) / pixels.length;
        }
        return IntStream.of(Order.descending(means)).mapToObj(all::get).toList();
    }

    private int atMost(MetricCase example) {
        return Math.min(segments, example.explanation().pixels().size());
    }
}
