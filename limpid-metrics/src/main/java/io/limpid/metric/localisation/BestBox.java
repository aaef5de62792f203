package io.limpid.metric.localisation;

import io.limpid.heatmap.Heatmap;
import io.limpid.image.Box;
import io.limpid.metric.MetricCase;

/** The box around what an explanation shows, held against the object's boxes. */
final class BestBox {
    private BestBox() {}

    /** Returns the greatest intersection over union with any box of the object. */
    static double overlap(MetricCase example, double threshold) {
        Box found = Heatmap.positive(example.explanation().pixels(), example.place())
                .localise(threshold)
                .box();
        return example.truth().boxes().stream()
                .mapToDouble(found::intersectionOverUnion)
                .max()
                .orElseThrow();
    }
}
