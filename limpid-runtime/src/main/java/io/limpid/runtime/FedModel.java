package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model whose weights are inputs, and the weights to feed. Models that differ in nothing but these weights are one when
 * they are loaded.
 *
 * @param model the loaded one
 * @param tensors to feed it with, by name
 * @param weights the same, to be let go of
 */
record FedModel(
        Shared<Fingerprint, Loaded>.Lease model,
        Map<String, OnnxTensor> tensors,
        List<Shared<?, WeightPool.Weight>.Lease> weights) {
    /**
     * Loads a model, unless one is loaded already that differs in the weights only.
     *
     * @param fed the weights; those that are no floats, or single numbers, stay in the model
     */
    static FedModel load(OnnxModel model, Set<Value> fed) throws OrtException {
        Environment environment = Environment.get();
        Map<Value, Tensor> weights = weights(model.graph(), fed);
        OnnxModel rest = model.withGraph(new WeightsAsInputs(weights.keySet()).apply(model.graph()));
        try (Leases leases = new Leases(environment.weights())) {
            leases.takeAll(weights);
            Shared<Fingerprint, Loaded>.Lease lease = environment
                    .models()
                    .take(
                            new Fingerprint(rest.contentDigest()),
                            () -> Loaded.alone(rest, OptLevel.ALL_OPT, Session.TEMPORARY));
            return new FedModel(lease, leases.tensors(), leases.handOn());
        }
    }

    private static Map<Value, Tensor> weights(Graph graph, Set<Value> fed) {
        Map<Value, Tensor> weights = new LinkedHashMap<>();
        graph.initializers().forEach((value, tensor) -> {
            if (fed.contains(value) && tensor.type() == ElementType.FLOAT && tensor.rank() > 0) {
                weights.put(value, tensor);
            }
        });
        return weights;
    }

    void close() throws OrtException {
        try {
            model.close();
        } finally {
            WeightPool.close(weights);
        }
    }
}
