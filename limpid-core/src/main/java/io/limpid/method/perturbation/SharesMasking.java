package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Map;

/**
 * The masked image at {@code n} strengths, {@code (i / n) x H} for {@code i = 1 … n}: the way from nothing to the masked image.
 *
 * @param tries {@code n}
 */
record SharesMasking(int tries) implements Masking {
    private static final String SHARE = "share";

    @Override
    public Value masked(Variants.Front front, Scene scene) {
        Emitter emit = front.emit();
        Value share = front.shared(SHARE, 1, 1, 1, 1);
        return emit.mul(scene.image(), emit.mul(Masking.scaled(emit, scene.enlarged()), share));
    }

    @Override
    public Map<String, Tensor> feeds(int attempt, Tensor image) {
        return Map.of(SHARE, Tensor.filled((attempt + 1f) / tries, 1, 1, 1, 1));
    }
}
