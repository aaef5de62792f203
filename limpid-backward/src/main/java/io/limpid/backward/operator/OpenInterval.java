package io.limpid.backward.operator;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** The inside of an interval; a bound may be infinite. */
record OpenInterval(float low, float high) {
    static final OpenInterval UNIT = new OpenInterval(0, 1);

    /** Emits 1 where {@code y} is inside and 0 elsewhere, bounds included. */
    Value indicator(Emitter emit, Value y) {
        if (isBound(low) && isBound(high)) {
            return emit.mul(emit.above(y, low), emit.below(y, high));
        } else if (isBound(low)) {
            return emit.above(y, low);
        }
        return isBound(high) ? emit.below(y, high) : emit.constant(1f);
    }

    /** Older exporters write "no bound" as the greatest float. */
    private static boolean isBound(float bound) {
        return Math.abs(bound) < Float.MAX_VALUE;
    }
}
