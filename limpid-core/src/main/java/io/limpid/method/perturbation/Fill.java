package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Map;

/** What a channel is set to when it is taken out. */
enum Fill {
    /** Zero. */
    ZERO {
        @Override
        Value emit(Variants.Front front, Value layer, Value kept) {
            return front.emit().mul(layer, kept);
        }

        @Override
        Map<String, Tensor> feeds(Tensor layer) {
            return Map.of();
        }
    },
    /**
     * Zero if no activation is negative, else ten million below the least of the layer: pytorch-grad-cam's AblationLayer with a
     * batch of one. In larger batches that goes ten million lower with each further channel.
     */
    FAR_BELOW {
        @Override
        Value emit(Variants.Front front, Value layer, Value kept) {
            Emitter emit = front.emit();
            Value gone = emit.sub(emit.constant(1f), kept);
            return emit.add(emit.mul(layer, kept), emit.mul(front.shared(FILL, 1, 1, 1, 1), gone));
        }

        @Override
        Map<String, Tensor> feeds(Tensor layer) {
            float least = Float.POSITIVE_INFINITY;
            for (float value : layer.toFloats()) {
                least = Math.min(least, value);
            }
            return Map.of(FILL, Tensor.filled(least == 0 ? 0 : least - FAR, 1, 1, 1, 1));
        }
    };

    private static final String FILL = "fill";
    private static final float FAR = 1e7f;

    /**
     * Emits the layer with channels taken out.
     *
     * @param layer {@code [1,C,h,w]}
     * @param kept {@code [N,C,1,1]}, 1 for channels that stay and 0 for others
     */
    abstract Value emit(Variants.Front front, Value layer, Value kept);

    /** Returns what is fed besides for a layer's values. */
    abstract Map<String, Tensor> feeds(Tensor layer);
}
