package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.image.Size;

/** Where the pixels of a map and of the same map enlarged bilinearly lie over each other. */
enum Alignment {
    /** Centres of pixels: new pixel {@code i} of {@code n} looks at {@code (i + 0.5) m / n - 0.5} of {@code m}. */
    HALF_PIXEL {
        @Override
        Value enlarged(Emitter emit, Value maps, Size size) {
            return emit.resize(maps, size.height(), size.width());
        }
    },
    /** First on first and last on last: new pixel {@code i} of {@code n} looks at {@code i (m - 1) / (n - 1)}. */
    ALIGN_CORNERS {
        @Override
        Value enlarged(Emitter emit, Value maps, Size size) {
            return emit.resizeCornerToCorner(maps, size.height(), size.width());
        }
    };

    /** Emits maps {@code [N,1,h,w]} brought to another size. */
    abstract Value enlarged(Emitter emit, Value maps, Size size);
}
