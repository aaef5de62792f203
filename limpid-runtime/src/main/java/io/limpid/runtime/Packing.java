package io.limpid.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limpid.graph.onnx.OnnxModel;

/**
 * Whether ONNX Runtime lays out the matrices of dense layers anew when it loads a model. Packed, an image alone gives the same
 * bits as in a batch; but each session packs for itself, and a VGG-16 has half a gigabyte of them.
 */
final class Packing {
    private static final long MUCH_BYTES = 64L << 20;
    private static final int MATRIX = 2;

    private Packing() {}

    /** Makes a session of a model read matrices as they are where they are much. */
    static void configure(OnnxModel model, OrtSession.SessionOptions settings) throws OrtException {
        if (matrixBytes(model) >= MUCH_BYTES) {
            settings.addConfigEntry("session.disable_prepacking", "1");
        }
    }

    private static long matrixBytes(OnnxModel model) {
        return model.graph().initializers().values().stream()
                .filter(weight -> weight.rank() == MATRIX)
                .mapToLong(weight -> weight.bytes().remaining())
                .sum();
    }
}
