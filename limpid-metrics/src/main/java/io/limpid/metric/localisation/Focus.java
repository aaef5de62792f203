package io.limpid.metric.localisation;

import io.limpid.metric.Companions;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Sign;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In a mosaic of two images of the class and two of others, the share of what speaks for the class that lies on the two: from 0 to 1,
 * 0.5 by chance. The images are halved in size, so that the mosaic has the size of the model's input.
 *
 * <p>Arias-Duart et al., "Focus! Rating XAI methods and finding biases", FUZZ-IEEE 2022, section 3.
 */
record Focus() implements Measure {
    private static final double SMALL = 1e-9;

    @Override
    public Score of(MetricCase example) {
        Companions companions = example.companions().orElseThrow();
        List<Integer> places = places(example);
        Tensor mosaic = new Mosaic(example.image())
                .with(places.get(0), example.image())
                .with(places.get(1), companions.same())
                .with(places.get(2), companions.others().get(0))
                .with(places.get(3), companions.others().get(1))
                .tensor();
        Explanation explanation =
                example.subject().explain(mosaic, example.target()).get(0);
        if (!explanation.isFinite()) {
            return Score.none(Reason.MAP_INVALID);
        }
        double[] map = Sign.POSITIVE.of(explanation.map());
        double total = Moments.sum(map);
        double own = Mosaic.sum(map, mosaic, places.get(0)) + Mosaic.sum(map, mosaic, places.get(1));
        return total == 0 ? Score.none(Reason.MAP_EMPTY) : Score.of(own / (total + SMALL));
    }

    /** Returns the quarters in random order. */
    private static List<Integer> places(MetricCase example) {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 4).boxed().toList());
        Collections.shuffle(places, example.random(0));
        return places;
    }
}
