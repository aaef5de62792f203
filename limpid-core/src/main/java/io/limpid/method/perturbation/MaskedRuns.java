package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.program.BatchMemory;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.program.Variants;
import io.limpid.run.Goal;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * A network that sees an image through masks, and a baseline where they hide it: {@code x m + b (1 - m)}. What is written in
 * front of the model makes the masked images, one batch at a time. Holds native memory until closed.
 */
public final class MaskedRuns implements AutoCloseable {
    private static final String IMAGE = "image";
    private static final String BEHIND = "behind";

    private final Variants variants;
    private final VariantScores scores;

    private MaskedRuns(Variants variants, VariantScores scores) {
        this.variants = variants;
        this.scores = scores;
    }

    /**
     * How masked images are scored.
     *
     * @param score what is read off each
     * @param batch how many go through the model at once
     */
    public record Scoring(Score score, int batch) {}

    /** An image and what is behind it, both {@code [1,C,H,W]}. */
    public record Scene(Tensor image, Tensor behind) {
        Map<String, Tensor> with(Map<String, Tensor> masks) {
            Map<String, Tensor> fed = new HashMap<>(masks);
            fed.put(IMAGE, image);
            fed.put(BEHIND, behind);
            return fed;
        }
    }

    /**
     * Loads a network behind masks.
     *
     * @param most how many masks an image has at most
     * @throws IllegalArgumentException if a batch would not fit into memory, or the score does not suit the outputs
     */
    public static MaskedRuns of(Network network, MaskForm form, Scoring scoring, int most) {
        Scorer scorer = Scorer.of(scoring.score(), network);
        int batch = BatchMemory.ofThisMachine().batch(network, BatchMemory.Pass.FORWARD, scoring.batch(), most);
        Shape shape = network.graph().type(network.input()).shape();
        long[] sizes = {1, shape.size(1), shape.size(2), shape.size(3)};
        Variants variants = Variants.of(network, front -> {
            Emitter emit = front.emit();
            Value image = front.shared(IMAGE, sizes);
            Value behind = front.shared(BEHIND, sizes);
            Value masks = form.emit(front, new Size((int) sizes[2], (int) sizes[3]));
            return emit.add(emit.mul(image, masks), emit.mul(behind, emit.sub(emit.constant(1f), masks)));
        });
        return new MaskedRuns(variants, new VariantScores(variants, scorer, batch));
    }

    /** Returns the logits of the image itself, {@code [1,K]}. */
    public Tensor logits(Scene scene, Masks masks) {
        return variants.logits(scene.with(masks.hidingNothing()));
    }

    /** Returns what is read off logits {@code [1,K]}. */
    double score(Tensor logits, Goal goal) {
        return scores.scorer().value(logits.toFloats(), goal);
    }

    /** Returns the score behind each of the masks, a row for each goal. */
    double[][] scores(Scene scene, Masks masks, Question question) {
        return scores.of(masks.count(), (start, end) -> scene.with(masks.some(start, end)), question);
    }

    @Override
    public void close() {
        variants.close();
    }
}
