package io.limpid.method.perturbation;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.CutValues;
import io.limpid.program.Variants;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layer itself, and for each variant which channels stay.
 *
 * @param layer whose channels are taken out
 * @param fill what they are set to
 */
record AblatedChannels(Layer layer, Fill fill) {
    private static final String LAYER = "layer";
    private static final String KEPT = "kept";

    /** Writes the nodes that make the head's input of what is fed. */
    Value emit(Variants.Front front) {
        Shape shape = layer.shape();
        Value values = front.shared(LAYER, 1, shape.size(1), shape.size(2), shape.size(3));
        return fill.emit(front, values, front.each(KEPT, shape.size(1), 1, 1));
    }

    /**
     * Returns what is fed for an image: variant 0 has all channels, each other one lacks one.
     *
     * @param cut what the rest of the network reads
     * @param present the channels that are taken out, one after the other
     */
    VariantScores.Feed feed(CutValues.Cut cut, List<Integer> present) {
        Tensor values = cut.outcome().attribution();
        Map<String, Tensor> shared = new HashMap<>(cut.beside());
        shared.putAll(fill.feeds(values));
        shared.put(LAYER, values);
        return (start, end) -> {
            Map<String, Tensor> fed = new HashMap<>(shared);
            fed.put(KEPT, kept(present, start, end));
            return fed;
        };
    }

    /** Returns in words what becomes of a channel that is taken out, and what runs again. */
    String text() {
        return "each channel that is not zero is taken out by itself, and what stands behind layer " + layer.name()
                + " runs again";
    }

    /** Returns which channels stay, {@code [n,C,1,1]}: all of them in variant 0, then all but one. */
    private Tensor kept(List<Integer> present, int start, int end) {
        int channels = (int) layer.shape().size(1);
        float[] kept = new float[(end - start) * channels];
        Arrays.fill(kept, 1);
        for (int i = Math.max(start, 1); i < end; i++) {
            kept[(i - start) * channels + present.get(i - 1)] = 0;
        }
        return Tensor.of(kept, end - start, channels, 1, 1);
    }
}
