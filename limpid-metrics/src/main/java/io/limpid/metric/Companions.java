package io.limpid.metric;

import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Other images of the data set that a metric puts beside the one that is judged.
 *
 * @param same another of the class that is explained, {@code [1,C,H,W]}
 * @param others two of other classes, {@code [1,C,H,W]} each
 */
public record Companions(Tensor same, List<Tensor> others) {
    public Companions {
        others = List.copyOf(others);
        if (others.size() != 2) {
            throw new IllegalArgumentException(
                    "there are " + others.size() + " companions of other classes; a mosaic takes 2");
        }
    }
}
