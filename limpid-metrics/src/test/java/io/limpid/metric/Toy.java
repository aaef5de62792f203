package io.limpid.metric;

import io.limpid.method.cam.FusedLayers;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Scorer;
import io.limpid.metric.subject.Subject;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A model small enough to compute by hand: one function of the image is the score of class 0, and the scores of the other
 * classes are 0. Probabilities are the scores themselves.
 *
 * @param function of an image's numbers {@code [C,H,W]}
 * @param method explains an image {@code [1,C,H,W]} with a map {@code [H,W]}
 */
public record Toy(ToDoubleFunction<float[]> function, UnaryOperator<Tensor> method) implements Subject, Scorer {
    private static final int CLASSES = 3;

    /** Returns the model {@code sum w x}; its explanation is {@code w x}, summed over channels. */
    public static Toy linear(float... weights) {
        return new Toy(image -> product(weights, image), image -> contributions(weights, image));
    }

    /** Returns a model that is explained by the same map, whatever the image. */
    public static Toy of(ToDoubleFunction<float[]> function) {
        return new Toy(function, image -> Tensor.filled(1, image.size(2), image.size(3)));
    }

    /** Returns this model with a method of its own. */
    public Toy explainedBy(Function<Tensor, Tensor> other) {
        return new Toy(function, other::apply);
    }

    /** Returns the case of an image with one channel and its explanation by this model's method. */
    public MetricCase on(int width, float... image) {
        Tensor tensor = Tensor.of(image, 1, 1, image.length / width, width);
        return MetricCase.of(tensor, 0, Explanation.of(method.apply(tensor)), this);
    }

    /** Returns the case of an image with one channel and a map of the same size. */
    public MetricCase on(int width, float[] image, float... map) {
        Tensor tensor = Tensor.of(image, 1, 1, image.length / width, width);
        return MetricCase.of(tensor, 0, Explanation.of(Tensor.of(map, image.length / width, width)), this);
    }

    @Override
    public Scorer scorer() {
        return this;
    }

    @Override
    public List<Explanation> explain(Tensor images, int target) {
        return IntStream.range(0, images.size(0))
                .mapToObj(i -> Explanation.of(method.apply(images.row(i))))
                .toList();
    }

    /** Returns the image itself, as if it were a layer. */
    @Override
    public Optional<Tensor> representation(Tensor images, FusedLayers layers) {
        return Optional.of(images);
    }

    @Override
    public Tensor logits(Tensor images) {
        float[] logits = new float[images.size(0) * CLASSES];
        for (int i = 0; i < images.size(0); i++) {
            logits[i * CLASSES] = (float) function.applyAsDouble(images.row(i).toFloats());
        }
        return Tensor.of(logits, images.size(0), CLASSES);
    }

    @Override
    public float[] probabilities(float[] logits) {
        return logits;
    }

    private static double product(float[] weights, float[] image) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += weights[i] * image[i];
        }
        return sum;
    }

    private static Tensor contributions(float[] weights, Tensor image) {
        float[] values = image.toFloats();
        float[] map = new float[image.size(2) * image.size(3)];
        for (int i = 0; i < values.length; i++) {
            map[i % map.length] += weights[i] * values[i];
        }
        return Tensor.of(map, image.size(2), image.size(3));
    }
}
