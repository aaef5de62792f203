package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model in ONNX Runtime's hands.
 *
 * @param session that runs it
 * @param weights that it reads and does not own; they must outlive it
 * @param fed those of them that it must be handed at each run, by name
 */
record Loaded(OrtSession session, List<Shared<?, WeightPool.Weight>.Lease> weights, Map<String, OnnxTensor> fed) {
    private static final System.Logger LOG = System.getLogger(Loaded.class.getName());
    private static final long LARGE_BYTES = 4L << 20;

    Loaded {
        weights = List.copyOf(weights);
        fed = Map.copyOf(fed);
    }

    /** Tells whether a model has so many weights that it is worth while to load it from a file, and to share them. */
    static boolean isLarge(OnnxModel model) {
        long bytes = 0;
        for (Tensor weight : model.graph().initializers().values()) {
            bytes += weight.bytes().remaining();
        }
        return bytes >= LARGE_BYTES;
    }

    /**
     * Loads a model with weights of its own, a large one by way of a folder where that works.
     *
     * @param temporary folder for a moment's files
     */
    static Loaded alone(OnnxModel model, OptLevel level, Path temporary) throws OrtException {
        if (isLarge(model)) {
            try (ModelFolder folder = ModelFolder.holding(model, temporary)) {
                return alone((ort, settings) -> ort.createSession(folder.model().toString(), settings), model, level);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a model is loaded from memory", e);
            }
        }
        byte[] bytes = model.toBytes();
        return alone((ort, settings) -> ort.createSession(bytes, settings), model, level);
    }

    private static Loaded alone(Loading loading, OnnxModel model, OptLevel level) throws OrtException {
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(level)) {
            Matrices.configure(model, settings);
            return new Loaded(loading.load(environment.ort(), settings), List.of(), Map.of());
        }
    }

    /** How a model comes into ONNX Runtime's hands. */
    @FunctionalInterface
    private interface Loading {
        OrtSession load(OrtEnvironment ort, OrtSession.SessionOptions settings) throws OrtException;
    }

    void close() throws OrtException {
        try {
            session.close();
        } finally {
            WeightPool.close(weights);
        }
    }
}
