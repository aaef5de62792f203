package io.limpid.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a model so that it reads weights from the {@link WeightPool}. What a session computes with is not what the model's
 * file holds, but what ONNX Runtime's optimiser makes of it: folded arithmetic, kernels in blocks of channels. So the
 * optimiser writes its result to a folder of its own, weights beside nodes, and that is what is loaded, as it stands. The optimiser
 * reads the model's weights from a file too: those in the model itself it holds twice.
 */
final class SharedWeights {
    private static final long WORTHWHILE_BYTES = 4L << 20;
    private static final String LEAST_SHARED_BYTES = "16384";
    private static final String MODEL = "model.onnx";
    private static final String MODEL_WEIGHTS = "model.bin";
    private static final String OPTIMIZED = "optimized.onnx";
    private static final String WEIGHTS = "weights.bin";

    private SharedWeights() {}

    /** Tells whether a model has so many weights that loading it takes longer with a gain. */
    static boolean areWorthwhile(OnnxModel model) {
        long bytes = 0;
        for (Tensor weight : model.graph().initializers().values()) {
            bytes += weight.bytes().remaining();
        }
        return bytes >= WORTHWHILE_BYTES;
    }

    /**
     * Loads a model.
     *
     * @param temporary folder in which another is made, and deleted
     * @throws IOException if the temporary folder does not serve
     * @throws java.io.UncheckedIOException if it has no room, or if Java may not take so much native memory
     */
    static Loaded load(OnnxModel model, WeightPool pool, Path temporary) throws IOException, OrtException {
        Path folder = Files.createTempDirectory(temporary, "limpid-session-");
        try {
            optimize(model, folder);
            return loadFrom(folder, pool);
        } finally {
            delete(folder);
        }
    }

    private static void optimize(OnnxModel model, Path folder) throws IOException, OrtException {
        Path file = folder.resolve(MODEL);
        model.write(file, folder.resolve(MODEL_WEIGHTS));
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.ALL_OPT)) {
            settings.setOptimizedModelFilePath(folder.resolve(OPTIMIZED).toString());
            settings.addConfigEntry("session.optimized_model_external_initializers_file_name", WEIGHTS);
            settings.addConfigEntry(
                    "session.optimized_model_external_initializers_min_size_in_bytes", LEAST_SHARED_BYTES);
            settings.addConfigEntry("session.disable_prepacking", "1");
            settings.setCPUArenaAllocator(false);
            environment.ort().createSession(file.toString(), settings).close();
        }
    }

    private static Loaded loadFrom(Path folder, WeightPool pool) throws IOException, OrtException {
        Environment environment = Environment.get();
        Path optimized = folder.resolve(OPTIMIZED);
        List<Shared<?, WeightPool.Weight>.Lease> leases = new ArrayList<>();
        boolean loaded = false;
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.NO_OPT)) {
            for (StoredWeight weight : StoredWeight.of(optimized)) {
                if (weight.type().element() == ElementType.FLOAT) {
                    Shared<?, WeightPool.Weight>.Lease lease = pool.take(weight);
                    leases.add(lease);
                    settings.addInitializer(weight.name(), lease.value().tensor());
                }
            }
            Loaded result = new Loaded(environment.ort().createSession(optimized.toString(), settings), leases);
            loaded = true;
            return result;
        } finally {
            if (!loaded) {
                WeightPool.close(leases);
            }
        }
    }

    /** Deletes the folder; what a system will not let go of while it is mapped, at the end of the process. */
    private static void delete(Path folder) {
        List<String> files = List.of(MODEL, MODEL_WEIGHTS, OPTIMIZED, WEIGHTS, "");
        for (Path file : files.stream().map(folder::resolve).toList()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillMapped) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
