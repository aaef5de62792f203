package io.limpid.metric.subject;

import io.limpid.tensor.Tensor;
import java.util.List;

/** The method under test on a changed model. Holds native memory until closed. */
public interface Variant extends AutoCloseable {
    /** Explains images, see {@link Subject#explain}. */
    List<Explanation> explain(Tensor images, int target);

    @Override
    void close();
}
