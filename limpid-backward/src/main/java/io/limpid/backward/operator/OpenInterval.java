package io.limpid.backward.operator;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** The inside of an interval; a bound may be infinite. */
record OpenInterval(float low, float high) {
    static final OpenInterval UNIT = new OpenInterval(0, 1);

    /**
     * Emits 1 where {@code y} is inside and 0 at the bounds.
     *
     * <p>Of the forms that are exact at the bounds, a product and a step are the cheapest on ONNX Runtime.
     *
     * @param y nowhere outside the closed interval
     */
    Value indicator(Emitter emit, Value y) {
        if (isBound(low) && isBound(high)) {
            return emit.step(emit.mul(fromLow(emit, y), fromHigh(emit, y)));
        } else if (isBound(low)) {
            return emit.step(fromLow(emit, y));
        }
        return isBound(high) ? emit.step(fromHigh(emit, y)) : emit.constant(1f);
    }

    private Value fromLow(Emitter emit, Value y) {
        return low == 0 ? y : emit.sub(y, emit.constant(low));
    }

    private Value fromHigh(Emitter emit, Value y) {
        return emit.sub(emit.constant(high), y);
    }

    /** Older exporters write "no bound" as the greatest float. */
    private static boolean isBound(float bound) {
        return Math.abs(bound) < Float.MAX_VALUE;
    }
}
