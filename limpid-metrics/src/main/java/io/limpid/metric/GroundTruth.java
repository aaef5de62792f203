package io.limpid.metric;

import io.limpid.image.Box;
import io.limpid.image.PixelMapping;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of an image's object.
 *
 * @param mask which pixels of the model's input show it, {@code [H,W]} of 0 and 1
 * @param boxes around it, in pixels of the photo, see {@link MetricCase#place}; of a tensor without photo, in pixels of the
 *     model's input
 * @param label the true class
 */
public record GroundTruth(Optional<Tensor> mask, List<Box> boxes, OptionalInt label) {
    /** Nothing is known. */
    public static final GroundTruth NONE = new GroundTruth(Optional.empty(), List.of(), OptionalInt.empty());

    public GroundTruth {
        boxes = List.copyOf(boxes);
    }

    /** Returns the truth of a mask {@code [H,W]} of 0 and 1 over the model's input. */
    public static GroundTruth ofMask(Tensor mask) {
        return new GroundTruth(Optional.of(mask), List.of(), OptionalInt.empty());
    }

    /**
     * Returns the truth of boxes; the mask is what they cover of the model's input.
     *
     * @param boxes in pixels of the photo
     * @param place where the input lies on the photo
     */
    public static GroundTruth ofBoxes(List<Box> boxes, PixelMapping place) {
        return new GroundTruth(Optional.of(TruthMask.of(boxes, place)), boxes, OptionalInt.empty());
    }

    /**
     * Returns the truth of a mask in pixels of the photo; it is read at the centres of the input's pixels.
     *
     * @param mask {@code [h,w]} at any size, {@code 0.5} and more is the object
     * @param place where the input lies on the photo
     */
    public static GroundTruth ofPhotoMask(Tensor mask, PixelMapping place) {
        return new GroundTruth(
                Optional.of(TruthMask.of(mask, place)), TruthMask.box(mask, place.photo()), OptionalInt.empty());
    }

    /** Returns the same with the true class. */
    public GroundTruth withLabel(int index) {
        return new GroundTruth(mask, boxes, OptionalInt.of(index));
    }
}
