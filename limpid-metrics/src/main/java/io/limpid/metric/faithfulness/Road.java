package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Reading;
import java.util.stream.IntStream;

/**
 * How often the image keeps its class while a growing share of its strongest pixels is filled in from what lies around them: the
 * mean over shares of 1 if the class that is explained is still the predicted one, else 0. Filling in leaves no holes that the
 * model could react to.
 *
 * <p>Rong et al., "A consistent and efficient evaluation strategy for attribution methods" (ROAD), ICML 2022.
 *
 * @param shares of the pixels, in percent
 * @param removal how pixels are filled in
 */
record Road(Shares shares, RoadRemoval removal) implements Measure {
    /** The shares of the pixels that are removed: from {@code first} to {@code last} percent by {@code step}. */
    record Shares(int first, int last, int step) {
        private static final double PERCENT = 100;

        int[] percents() {
            return IntStream.iterate(first, percent -> percent <= last, percent -> percent + step)
                    .toArray();
        }

        double[] fractions() {
            return IntStream.of(percents())
                    .mapToDouble(percent -> percent / PERCENT)
                    .toArray();
        }
    }

    @Override
    public Score of(MetricCase example) {
        double[] kept = example.read(
                removal.copies(example, shares, Features.PIXELS.strongestFirst(example)),
                logits -> Reading.predicted(logits) == example.target() ? 1 : 0);
        return Score.of(Moments.mean(kept))
                .with(new Curve(
                        "share of pixels removed",
                        "class kept",
                        IntStream.range(0, kept.length)
                                .mapToObj(i -> shares.fractions()[i])
                                .toList(),
                        IntStream.range(0, kept.length).mapToObj(i -> kept[i]).toList()));
    }
}
