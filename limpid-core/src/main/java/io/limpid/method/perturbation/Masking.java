package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Variants;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Map;

/** How an image is seen through a map. Written into the model, so that only the small maps are handed over. */
interface Masking {
    /** Returns how often each map is tried; its score is the mean. */
    default int tries() {
        return 1;
    }

    /**
     * Emits the masked images, {@code [N,C,H,W]}.
     *
     * @param front takes declarations of more that is fed
     */
    Value masked(Variants.Front front, Scene scene);

    /**
     * What is there to be masked.
     *
     * @param image {@code [1,C,H,W]}
     * @param enlarged maps at the image's size, {@code [N,1,H,W]}
     * @param shape of the image
     */
    record Scene(Value image, Value enlarged, Shape shape) {}

    /** Returns what is fed besides in one of the tries, by the names declared. */
    default Map<String, Tensor> feeds(int attempt, Tensor image) {
        return Map.of();
    }

    /** Emits {@code H = (U - min U) / (max U - min U)} for each of the maps; zeros where it is the same everywhere. */
    static Value scaled(Emitter emit, Value maps) {
        Value raised = emit.sub(maps, emit.reduceMin(maps, 2, 3));
        Value range = emit.reduceMax(raised, 2, 3);
        return emit.mul(raised, emit.divOrZero(emit.constant(1f), range));
    }
}
