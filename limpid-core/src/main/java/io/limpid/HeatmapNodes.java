package io.limpid;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.heatmap.Heatmap;
import io.limpid.image.Size;
import io.limpid.tensor.Shape;

/**
 * Writes as nodes what {@link Attribution#heatmap} does to an attribution: reduced to one number for each pixel, enlarged to
 * the size of the input, scaled to 0–1.
 *
 * <p>Where both signs count, 0 becomes 0.5: evidence for the class lies above, evidence against it below.
 *
 * @param emit receives the nodes
 * @param display what counts
 * @param size of the model's input
 */
record HeatmapNodes(Emitter emit, Display display, Size size) {
    /**
     * Emits the heatmap.
     *
     * @param attribution {@code [N,h,w]} or {@code [N,C,h,w]}
     * @param shape of the attribution of one image, without the batch axis
     * @return {@code [N,H,W]}, 0 to 1
     */
    Value of(Value attribution, Shape shape) {
        Value map = shape.rank() == 3 ? reduced(attribution) : emit.unsqueeze(attribution, 1);
        Value shown = display == Display.SIGNED ? map : emit.relu(map);
        Value enlarged = size.equals(place(shape)) ? shown : emit.resize(shown, size.height(), size.width());
        Value scaled = display == Display.SIGNED ? aroundHalf(enlarged, shape) : zeroToOne(enlarged, shape);
        return emit.squeeze(scaled, 1);
    }

    private static Size place(Shape shape) {
        return new Size((int) shape.size(shape.rank() - 2), (int) shape.size(shape.rank() - 1));
    }

    private Value reduced(Value attribution) {
        return display == Display.MAGNITUDE ? emit.reduceMax(emit.abs(attribution), 1) : emit.reduceSum(attribution, 1);
    }

    private Value zeroToOne(Value map, Shape shape) {
        Value low = emit.reduceMin(map, 2, 3);
        Value high = high(map, emit.reduceMax(map, 2, 3), low, shape);
        Value share = emit.divOrZero(emit.sub(map, low), emit.sub(high, low));
        return emit.min(share, emit.constant(1f));
    }

    private Value aroundHalf(Value map, Shape shape) {
        Value magnitude = emit.abs(map);
        Value high = high(magnitude, emit.reduceMax(magnitude, 2, 3), emit.constant(0f), shape);
        Value share = emit.divOrZero(map, high);
        Value bounded = emit.max(emit.min(share, emit.constant(1f)), emit.constant(-1f));
        return emit.add(emit.scale(bounded, 0.5f), emit.constant(0.5f));
    }

    /** Emits what gets full colour: the greatest value, or where single elements stand out, a great one. */
    private Value high(Value sizes, Value greatest, Value low, Shape shape) {
        if (!Attribution.showsElements(shape, size)) {
            return greatest;
        }
        long pixels = (long) size.height() * size.width();
        long beyond = pixels - Heatmap.rank(Attribution.SHOWN_SHARE, pixels);
        Value row = emit.reshape(sizes, 0, pixels);
        Value limit = emit.slice(emit.topK(row, beyond).get(0), 1, beyond - 1, beyond);
        Value place = emit.reshape(limit, 0, 1, 1, 1);
        return emit.where(emit.greater(place, low), place, greatest);
    }
}
