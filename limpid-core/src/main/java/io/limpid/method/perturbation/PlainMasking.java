package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Variants;

/** The image times the map scaled to 0–1, {@code x H}: dark where the map is least. */
record PlainMasking() implements Masking {
    @Override
    public Value masked(Variants.Front front, Scene scene) {
        Emitter emit = front.emit();
        return emit.mul(scene.image(), Masking.scaled(emit, scene.enlarged()));
    }
}
