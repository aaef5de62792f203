package io.limpid.method.surrogate;

import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.image.Superpixels;
import io.limpid.method.perturbation.MaskForm;
import io.limpid.method.perturbation.Masks;
import io.limpid.method.plane.Plane;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** Masks that show some segments of an image and hide the others. */
final class SegmentMasks implements Masks {
    private static final String MASK = "mask";

    private final int[] labels;
    private final Size size;
    private final Coalitions shown;

    /**
     * @param cut the segments, the players
     * @param shown which of them each mask shows
     */
    SegmentMasks(Superpixels cut, Coalitions shown) {
        this.labels = cut.labels();
        this.size = cut.size();
        this.shown = shown;
    }

    /** The form of such masks. */
    static final class Form implements MaskForm {
        @Override
        public Value emit(Variants.Front front, Size size) {
            return front.each(MASK, 1, size.height(), size.width());
        }
    }

    @Override
    public int count() {
        return shown.count();
    }

    @Override
    public Map<String, Tensor> some(int start, int end) {
        float[] masks = new float[(end - start) * labels.length];
        for (int index = start; index < end; index++) {
            boolean[] members = shown.members(index);
            int offset = (index - start) * labels.length;
            for (int i = 0; i < labels.length; i++) {
                masks[offset + i] = members[labels[i]] ? 1 : 0;
            }
        }
        return tensor(masks);
    }

    @Override
    public Map<String, Tensor> hidingNothing() {
        float[] open = new float[labels.length];
        Arrays.fill(open, 1);
        return tensor(open);
    }

    private Map<String, Tensor> tensor(float[] masks) {
        return Map.of(MASK, Tensor.of(masks, masks.length / labels.length, 1, size.height(), size.width()));
    }

    /** Returns each segment's number at its pixels, {@code [1,H,W]}. */
    Tensor painted(double[] numbers) {
        double[] map = new double[labels.length];
        Arrays.setAll(map, i -> numbers[labels[i]]);
        return Plane.of(map, size).toTensor();
    }
}
