package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.method.plane.Blur;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Map;

/**
 * The image where the map is greatest, and itself blurred where the map is least: {@code x H + b (1 - H)}. A map that is the
 * same everywhere leaves the blurred image.
 *
 * @param blur makes {@code b} of {@code x}
 */
record BlurredMasking(Blur blur) implements Masking {
    private static final String BEHIND = "behind";

    /**
     * Returns the blur of Group-CAM's authors: a window of 51 pixels, nearly flat. Behind a border the image is mirrored with its
     * edge, so that images of any size have a blur; theirs is mirrored without.
     */
    static BlurredMasking beyondRecognition() {
        return new BlurredMasking(new Blur(50, 25));
    }

    @Override
    public Value masked(Variants.Front front, Scene scene) {
        Emitter emit = front.emit();
        Value behind = front.shared(BEHIND, scene.shape().sizes());
        Value seen = Masking.scaled(emit, scene.enlarged());
        return emit.add(behind, emit.mul(emit.sub(scene.image(), behind), seen));
    }

    @Override
    public Map<String, Tensor> feeds(int attempt, Tensor image) {
        return Map.of(BEHIND, Picture.blurred(image, blur));
    }
}
