package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A model whose weights are inputs, and the weights to feed. Models that differ in nothing but these weights are one when
 * they are loaded.
 *
 * @param model the loaded one
 * @param weights to feed it with, by name
 */
record FedModel(Shared<Fingerprint, Loaded>.Lease model, Map<String, Shared<?, WeightPool.Weight>.Lease> weights) {
    /**
     * Loads a model, unless one is loaded already that differs in the weights only.
     *
     * @param fed the weights; those that are no floats, or single numbers, stay in the model
     */
    static FedModel load(OnnxModel model, Set<Value> fed) throws OrtException {
        Environment environment = Environment.get();
        Map<Value, Tensor> weights = weights(model.graph(), fed);
        OnnxModel rest = model.withGraph(without(weights.keySet(), model.graph()));
        Map<String, Shared<?, WeightPool.Weight>.Lease> leases = new LinkedHashMap<>();
        boolean loaded = false;
        try {
            for (Map.Entry<Value, Tensor> weight : weights.entrySet()) {
                leases.put(weight.getKey().name(), environment.weights().take(weight.getValue()));
            }
            Shared<Fingerprint, Loaded>.Lease lease = environment
                    .models()
                    .take(
                            new Fingerprint(rest.contentDigest()),
                            () -> Loaded.alone(rest, OptLevel.ALL_OPT, Session.TEMPORARY));
            loaded = true;
            return new FedModel(lease, leases);
        } finally {
            if (!loaded) {
                WeightPool.close(leases.values());
            }
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

    private static Graph without(Set<Value> weights, Graph graph) {
        GraphBuilder rest = new GraphBuilder();
        graph.types().forEach(rest::type);
        graph.inputs().forEach(rest::input);
        graph.initializers().forEach((value, tensor) -> {
            if (weights.contains(value)) {
                rest.input(value, tensor.tensorType());
            } else {
                rest.initializer(value, tensor);
            }
        });
        graph.outputs().forEach(rest::output);
        return rest.nodes(graph.nodes()).build();
    }

    /** Returns the weights as ONNX Runtime takes them. */
    Map<String, OnnxTensor> tensors() {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, lease) -> tensors.put(name, lease.value().tensor()));
        return tensors;
    }

    void close() throws OrtException {
        try {
            model.close();
        } finally {
            WeightPool.close(weights.values());
        }
    }
}
