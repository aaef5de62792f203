package io.limpid;

import io.limpid.heatmap.Heatmap;
import io.limpid.heatmap.Sign;
import io.limpid.heatmap.Upsampling;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.layer.Layer;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signed raw result of a method for one image and target, in the space where it was computed. Immutable.
 *
 * @param values {@code [h,w]} for maps, {@code [C,H,W]} for attributions of input elements; no normalisation beyond the
 *     method's formula, no final ReLU
 * @param logits the scores of all classes before any softmax, {@code [K]}
 * @param prediction the output that was explained
 * @param layer where the method looked, and why there
 * @param display how it is shown
 * @param frame size of the model's input and where it lies in the photo
 * @param checks what the self-checks found
 * @param provenance all that decided the result
 */
public record Attribution(
        Tensor values,
        Tensor logits,
        Prediction prediction,
        Layer layer,
        Display display,
        InputFrame frame,
        List<Check> checks,
        Provenance provenance) {
    /** The share of pixels that keep their colour where single pixels stand out; the rest is shown at full colour. */
    static final double SHOWN_SHARE = 0.995;

    public Attribution {
        checks = List.copyOf(checks);
    }

    /**
     * The model's input as a rectangle.
     *
     * @param height rows of the input
     * @param width columns of the input
     * @param mapping where the input lies in the photo; empty if a tensor was explained
     */
    public record InputFrame(int height, int width, Optional<PixelMapping> mapping) {
        PixelMapping itself() {
            Size size = new Size(height, width);
            return PixelMapping.whole(size, size);
        }
    }

    /**
     * Returns the attribution as a picture for the eye: reduced to one number for each pixel, brought to the size of the
     * model's input, and normalised; where single input elements stand out, the greatest half percent share full colour. An
     * attribution that is the same everywhere gives all zeros.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public Heatmap heatmap() {
        return heatmap(values, display, frame.mapping().orElseGet(frame::itself));
    }

    /**
     * Returns the attribution as one number for each pixel of the model's input, {@code [H,W]}, in the method's own unit:
     * channels reduced and negative values dropped as the method's display has it, then interpolated. What metrics judge.
     */
    public Tensor pixels() {
        Tensor map = Reduction.toMap(values, display);
        Tensor shown = display == Display.POSITIVE ? Reduction.positive(map) : map;
        return Upsampling.bilinear(shown, new Size(frame.height(), frame.width()));
    }

    static Heatmap heatmap(Tensor values, Display display, PixelMapping place) {
        Tensor map = Reduction.toMap(values, display);
        Heatmap heatmap = display.sign() == Sign.SIGNED ? Heatmap.signed(map, place) : Heatmap.positive(map, place);
        return showsElements(values.tensorType().shape(), place.input())
                ? heatmap.saturatedAbove(SHOWN_SHARE)
                : heatmap;
    }

    /**
     * Tells whether values belong to single elements of a layer, or to single pixels.
     *
     * @param values the shape of one image's attribution
     * @param input the size of the model's input
     */
    static boolean showsElements(Shape values, Size input) {
        int rows = values.rank() - 2;
        boolean pixels = values.size(rows) == input.height() && values.size(rows + 1) == input.width();
        return values.rank() == 3 || pixels;
    }

    /** Returns this attribution with one more self-check. */
    public Attribution with(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Attribution(values, logits, prediction, layer, display, frame, more, provenance);
    }
}
