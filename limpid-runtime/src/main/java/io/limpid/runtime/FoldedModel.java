package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.GraphBuilder;
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
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param atHand weights that need not lie there
     */
    static FoldedModel of(OnnxModel model, ModelFolder folder, Map<String, OnnxTensor> atHand)
            throws IOException, OrtException {
        WeightArithmetic arithmetic = WeightArithmetic.of(model.graph(), model.constants());
        if (arithmetic.isEmpty()) {
            return unfolded(model);
        }
        Set<Value> given = atHand.keySet().stream().map(Value::of).collect(Collectors.toSet());
        folder.write(unfolded(model.withGraph(new WeightsAsInputs(given).apply(arithmetic.alone()))));
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = environment.settings(OptLevel.NO_OPT)) {
            settings.setCPUArenaAllocator(false);
            try (OrtSession session =
                            environment.ort().createSession(folder.model().toString(), settings);
                    OrtSession.Result results = session.run(read(session, atHand))) {
                return areNumbers(results)
                        ? of(model, arithmetic, results, folder.path().resolve("folded.bin"))
                        : unfolded(model);
            }
        }
    }

    private static Map<String, OnnxTensor> read(OrtSession session, Map<String, OnnxTensor> atHand) {
        Map<String, OnnxTensor> read = new LinkedHashMap<>(atHand);
        read.keySet().retainAll(session.getInputNames());
        return read;
    }

    /** Returns this model without the matrices that a session is handed at each run: they become inputs, and are taken from the pool. */
    FoldedModel handingOver(Map<Value, Tensor> matrices, Leases leases) throws IOException, OrtException {
        if (matrices.isEmpty()) {
            return this;
        }
        GraphBuilder rest = new WeightsAsInputs(matrices.keySet()).apply(model.graph()).toBuilder();
        Map<Value, Tensor> read = new LinkedHashMap<>(matrices);
        read.keySet().retainAll(model.graph().initializers().keySet());
        leases.keepOnly(read.keySet().stream().map(Value::name).collect(Collectors.toSet()));
        leases.takeAll(read);
        List<StoredWeight> others = new ArrayList<>();
        for (StoredWeight weight : weights) {
            if (Matrices.isWorthIt(weight)) {
                leases.take(weight);
                rest.type(Value.of(weight.name()), weight.type());
            } else {
                others.add(weight);
            }
        }
        return new FoldedModel(model.withGraph(rest.build()), others);
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
