package io.limpid.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a model's dense layers, and what programs make of them channel by channel. Few of them ONNX Runtime lays out
 * anew when it loads a model, each session for itself: then an image alone gives the same bits as in a batch. Where they are much - a VGG-16 has half a gigabyte of them - sessions
 * read them as they are, and those that share weights are handed them at each run.
 */
final class Matrices {
    private static final long MUCH_BYTES = 64L << 20;
    private static final int RANK = 2;
    private static final int RANK_BY_CHANNEL = 3;

    private Matrices() {}

    static boolean areMuch(OnnxModel model) {
        return bytes(model) >= MUCH_BYTES;
    }

    /** Makes a session of a model read matrices as they are where they are much. */
    static void configure(OnnxModel model, OrtSession.SessionOptions settings) throws OrtException {
        if (areMuch(model)) {
            settings.addConfigEntry("session.disable_prepacking", "1");
        }
    }

    /** Returns those that a session is handed at each run: none where they are few. */
    static Map<Value, Tensor> toHandOver(OnnxModel model) {
        if (!areMuch(model)) {
            return Map.of();
        }
        Map<Value, Tensor> matrices = new LinkedHashMap<>(model.graph().initializers());
        matrices.keySet().retainAll(model.constants());
        matrices.keySet().removeAll(model.graph().outputs());
        matrices.values().removeIf(weight -> !isWorthIt(weight.tensorType(), bytes(weight)));
        return matrices;
    }

    /** Tells whether what was computed of weights is a matrix to be handed over. */
    static boolean isWorthIt(StoredWeight computed) {
        return isWorthIt(computed.type(), computed.bytes());
    }

    private static boolean isWorthIt(TensorType type, long bytes) {
        int rank = type.shape().rank();
        return type.element() == ElementType.FLOAT
                && (rank == RANK || rank == RANK_BY_CHANNEL)
                && bytes >= StoredWeight.LEAST_BYTES;
    }

    private static long bytes(OnnxModel model) {
        return model.graph().initializers().values().stream()
                .filter(weight -> weight.rank() == RANK)
                .mapToLong(Matrices::bytes)
                .sum();
    }

    private static long bytes(Tensor weight) {
        return weight.bytes().remaining();
    }
}
