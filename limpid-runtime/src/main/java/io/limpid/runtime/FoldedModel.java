package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose {@link WeightArithmetic} is done. Left to ONNX Runtime's optimiser, what comes out of it would be in memory
 * beside what the optimiser makes of that, all at once.
 *
 * @param model the rest; it takes what lies in files as inputs
 * @param weights what lies in files
 */
record FoldedModel(OnnxModel model, List<StoredWeight> weights) {
    static FoldedModel unfolded(OnnxModel model) {
        return new FoldedModel(model, List.of());
    }

    /**
     * Does the arithmetic; where it makes texts or lists, it is left as it is.
     *
     * @param folder for the results, and for a moment's files
     */
    static FoldedModel of(OnnxModel model, ModelFolder folder) throws IOException, OrtException {
        WeightArithmetic arithmetic = WeightArithmetic.of(model.graph(), model.constants());
        if (arithmetic.isEmpty()) {
            return unfolded(model);
        }
        folder.write(unfolded(model.withGraph(arithmetic.alone())));
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.NO_OPT)) {
            settings.setCPUArenaAllocator(false);
            try (OrtSession session =
                            environment.ort().createSession(folder.model().toString(), settings);
                    OrtSession.Result results = session.run(Map.of())) {
                return areNumbers(results)
                        ? of(model, arithmetic, results, folder.path().resolve("folded.bin"))
                        : unfolded(model);
            }
        }
    }

    private static FoldedModel of(OnnxModel model, WeightArithmetic arithmetic, OrtSession.Result results, Path file)
            throws IOException {
        List<StoredWeight> stored = new ArrayList<>();
        Map<Value, Tensor> small = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> result : results) {
            Tensor numbers = Tensors.fromOrt((OnnxTensor) result.getValue());
            if (WeightArithmetic.isLarge(numbers)) {
                stored.add(StoredWeight.append(result.getKey(), numbers, file));
            } else {
                small.put(Value.of(result.getKey()), numbers);
            }
        }
        return new FoldedModel(model.withGraph(arithmetic.rest(small)), stored);
    }

    private static boolean areNumbers(OrtSession.Result results) {
        for (Map.Entry<String, OnnxValue> result : results) {
            if (!(result.getValue() instanceof OnnxTensor tensor) || !Tensors.holdsNumbers(tensor)) {
                return false;
            }
        }
        return true;
    }
}
