package io.limpid.metric;

import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Scorer;
import io.limpid.metric.subject.Subject;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import io.limpid.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A model with layers, whose explanation depends on nothing but which of them are random. */
public final class ToyLayers implements Subject, Surgery {
    private final List<String> layers;
    private final float[] map;
    private final Maps random;

    /**
     * @param map the explanation of the model as it is
     * @param random that of the model with random layers
     */
    public ToyLayers(List<String> layers, float[] map, Maps random) {
        this.layers = layers;
        this.map = map;
        this.random = random;
    }

    /** The explanation when some layers are random. */
    @FunctionalInterface
    public interface Maps {
        /** Returns the numbers of its pixels. */
        float[] of(Set<String> layers);
    }

    @Override
    public Scorer scorer() {
        return Toy.of(image -> 1);
    }

    @Override
    public List<Explanation> explain(Tensor images, int target) {
        return repeated(images, map);
    }

    @Override
    public Optional<Surgery> surgery(Tensor image) {
        return Optional.of(this);
    }

    @Override
    public List<String> layers() {
        return layers;
    }

    @Override
    public Variant randomised(Collection<String> chosen, long seed) {
        return new Variant() {
            @Override
            public List<Explanation> explain(Tensor images, int target) {
                return repeated(images, random.of(Set.copyOf(chosen)));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Variant> shifted(float by) {
        return Optional.empty();
    }

    private static List<Explanation> repeated(Tensor images, float... values) {
        Explanation explanation = Explanation.of(Tensor.of(values, images.size(2), images.size(3)));
        return Collections.nCopies(images.size(0), explanation);
    }
}
