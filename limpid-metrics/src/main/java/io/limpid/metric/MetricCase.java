package io.limpid.metric;

import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Output;
import io.limpid.metric.subject.Reading;
import io.limpid.metric.subject.Subject;
import io.limpid.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One explanation of one image, with all that is needed to judge it. The class is fixed: what is made of the image is
 * judged for the same one.
 *
 * <p>Immutable, but that it remembers what several metrics share, so that it is computed once. Thread-safe.
 */
public final class MetricCase {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Tensor image;
    private final int target;
    private final Explanation explanation;
    private final Subject subject;
    private final Surroundings around;
    private final Map<String, Object> shared = new ConcurrentHashMap<>();

    private MetricCase(Judged judged, Surroundings around) {
        this.image = judged.image;
        this.target = judged.target;
        this.explanation = judged.explanation;
        this.subject = judged.subject;
        this.around = around;
    }

    /** What is judged. */
    private record Judged(Tensor image, int target, Explanation explanation, Subject subject) {}

    /** What else is known. */
    private record Surroundings(
            GroundTruth truth, Optional<Companions> companions, Optional<PixelMapping> place, long seed) {}

    /**
     * Returns a case of which nothing else is known.
     *
     * @param image {@code [1,C,H,W]}, as the prepared network takes it
     * @param target the class that was explained
     * @param explanation of that class
     * @param subject the model, and the method that made the explanation
     */
    public static MetricCase of(Tensor image, int target, Explanation explanation, Subject subject) {
        Judged judged = new Judged(image, target, explanation, subject);
        return new MetricCase(judged, new Surroundings(GroundTruth.NONE, Optional.empty(), Optional.empty(), 0));
    }

    /** Returns this case with what is known of the object. */
    public MetricCase with(GroundTruth truth) {
        return new MetricCase(judged(), new Surroundings(truth, around.companions, around.place, around.seed));
    }

    /** Returns this case with other images of the data set. */
    public MetricCase with(Companions companions) {
        return new MetricCase(
                judged(), new Surroundings(around.truth, Optional.of(companions), around.place, around.seed));
    }

    /** Returns this case with the knowledge where the image lies on its photo; boxes are in the photo's pixels then. */
    public MetricCase with(PixelMapping place) {
        return new MetricCase(
                judged(), new Surroundings(around.truth, around.companions, Optional.of(place), around.seed));
    }

    /** Returns this case with a seed of all its random numbers: one for the run and the image together. */
    public MetricCase withSeed(long seed) {
        return new MetricCase(judged(), new Surroundings(around.truth, around.companions, around.place, seed));
    }

    private Judged judged() {
        return new Judged(image, target, explanation, subject);
    }

    /** Returns the image, {@code [1,C,H,W]}. */
    public Tensor image() {
        return image;
    }

    /** Returns the class that was explained. */
    public int target() {
        return target;
    }

    /** Returns the explanation that is judged. */
    public Explanation explanation() {
        return explanation;
    }

    /** Returns the model, and the method that made the explanation. */
    public Subject subject() {
        return subject;
    }

    /** Returns what is known of the object. */
    public GroundTruth truth() {
        return around.truth;
    }

    /** Returns other images of the data set. */
    public Optional<Companions> companions() {
        return around.companions;
    }

    /** Returns where the image lies on its photo; of a tensor without photo, that it is all of it. */
    public PixelMapping place() {
        Size size = new Size(image.size(2), image.size(3));
        return around.place.orElseGet(() -> PixelMapping.whole(size, size));
    }

    /** Returns random numbers for one sample; the same for each call, and for each method that is judged. */
    public Random random(int sample) {
        return new Random((around.seed + 1) * MIX ^ (sample + 1) * Long.rotateLeft(MIX, Integer.SIZE));
    }

    /** Returns the model's output for the class on changed copies of the image. */
    public double[] outputs(Copies copies, Output output) {
        return read(copies, output.of(subject.scorer(), target));
    }

    /** Returns a number for each changed copy of the image, read off the model's logits; a batch of copies at a time. */
    public double[] read(Copies copies, Reading reading) {
        return subject.scorer().read(copies, image.shape(), reading);
    }

    /** Returns the model's output for the class on the image itself. */
    public double output(Output output) {
        return shared("output " + output, () -> outputs(Copies.of(image.toFloats()), output)[0]);
    }

    /** Returns what was computed under a name before, or computes it now; metrics that share a pass name it alike. */
    @SuppressWarnings("unchecked")
    public <T> T shared(String name, Supplier<T> pass) {
        Object known = shared.get(name);
        if (known == null) {
            known = pass.get();
            shared.put(name, known);
        }
        return (T) known;
    }
}
