package io.limpid.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;

/**
 * A model in ONNX Runtime's hands.
 *
 * @param session that runs it
 * @param weights that it reads and does not own; they must outlive it
 */
record Loaded(OrtSession session, List<Shared<?, WeightPool.Weight>.Lease> weights) {
    Loaded {
        weights = List.copyOf(weights);
    }

    /** Loads a model with weights of its own. */
    static Loaded alone(byte[] model, OrtSession.SessionOptions.OptLevel level) throws OrtException {
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(level)) {
            return new Loaded(environment.ort().createSession(model, settings), List.of());
        }
    }

    void close() throws OrtException {
        try {
            session.close();
        } finally {
            WeightPool.close(weights);
        }
    }
}
