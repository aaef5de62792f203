package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Loads a model so that it reads weights from the {@link WeightPool}. What a session computes with is not what the model's
 * file holds, but what ONNX Runtime's optimiser makes of it: fused nodes, kernels in blocks of channels. So the optimiser
 * writes its result to a folder, weights beside nodes, and that is what is loaded, as it stands. Of {@link Matrices} it makes
 * nothing, so where they are much they go past it, and are handed over at each run.
 */
final class SharedWeights {
    private static final String LEAST_SHARED_BYTES = "16384";
    private static final String OPTIMIZED = "optimized.onnx";

    private SharedWeights() {}

    /**
     * Loads a model.
     *
     * @param temporary folder in which another is made, and deleted
     * @throws IOException if the temporary folder does not serve
     * @throws java.io.UncheckedIOException if it has no room, or if Java may not take so much native memory
     */
    static Loaded load(OnnxModel model, WeightPool pool, Path temporary) throws IOException, OrtException {
        try (ModelFolder folder = ModelFolder.empty(temporary);
                Leases leases = new Leases(pool)) {
            Map<Value, Tensor> matrices = Matrices.toHandOver(model);
            leases.takeHeld(matrices);
            folder.write(FoldedModel.of(model, folder, leases.tensors()).handingOver(matrices, leases));
            Map<String, OnnxTensor> fed = leases.tensors();
            FreedMemory.giveBack();
            Path optimized = folder.path().resolve(OPTIMIZED);
            optimize(folder.model(), optimized);
            OrtSession session = loadFrom(optimized, model, leases);
            return new Loaded(session, leases.handOn(), fed);
        }
    }

    private static void optimize(Path model, Path optimized) throws OrtException {
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.ALL_OPT)) {
            settings.setOptimizedModelFilePath(optimized.toString());
            settings.addConfigEntry("session.optimized_model_external_initializers_file_name", "weights.bin");
            settings.addConfigEntry(
                    "session.optimized_model_external_initializers_min_size_in_bytes", LEAST_SHARED_BYTES);
            settings.addConfigEntry("session.disable_prepacking", "1");
            settings.setCPUArenaAllocator(false);
            environment.ort().createSession(model.toString(), settings).close();
        }
    }

    private static OrtSession loadFrom(Path optimized, OnnxModel model, Leases leases)
            throws IOException, OrtException {
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.NO_OPT)) {
            Matrices.configure(model, settings);
            for (StoredWeight weight : StoredWeight.of(optimized)) {
                if (weight.type().element() == ElementType.FLOAT) {
                    settings.addInitializer(weight.name(), leases.take(weight));
                }
            }
            return environment.ort().createSession(optimized.toString(), settings);
        }
    }
}
