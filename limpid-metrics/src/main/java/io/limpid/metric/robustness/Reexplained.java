package io.limpid.metric.robustness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Subject;
import io.limpid.run.Batches;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Changed copies of an image, explained for the same class; a few at a time. */
final class Reexplained {
    private Reexplained() {}

    /** Hears of copies and their explanations. */
    @FunctionalInterface
    interface Listener {
        /**
         * Hears of a few.
         *
         * @param images {@code [n,C,H,W]}
         * @param explanations one for each
         */
        void hear(Tensor images, List<Explanation> explanations);
    }

    /** Explains all copies, in their order. */
    static void each(MetricCase example, Copies copies, Listener listener) {
        for (int first = 0; first < copies.count(); first += Subject.BATCH) {
            List<Tensor> some = new ArrayList<>();
            for (int i = first; i < Math.min(first + Subject.BATCH, copies.count()); i++) {
                some.add(Tensor.of(copies.at(i), example.image().shape()));
            }
            Tensor images = Batches.stack(some);
            listener.hear(images, example.subject().explain(images, example.target()));
        }
    }
}
