package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weights taken from a pool under the names that a model gives them. Closing lets go of those that were not handed on. */
final class Leases implements AutoCloseable {
    private final WeightPool pool;
    private final Map<String, Shared<?, WeightPool.Weight>.Lease> held = new LinkedHashMap<>();

    Leases(WeightPool pool) {
        this.pool = pool;
    }

    void takeAll(Map<Value, Tensor> weights) throws OrtException {
        for (Map.Entry<Value, Tensor> weight : weights.entrySet()) {
            if (!held.containsKey(weight.getKey().name())) {
                held.put(weight.getKey().name(), pool.take(weight.getValue()));
            }
        }
    }

    /** Takes those that the pool holds already. */
    void takeHeld(Map<Value, Tensor> weights) {
        weights.forEach((value, weight) -> pool.takeHeld(weight).ifPresent(lease -> held.put(value.name(), lease)));
    }

    /** Lets go of all but these. */
    void keepOnly(Set<String> names) throws OrtException {
        Map<String, Shared<?, WeightPool.Weight>.Lease> others = new LinkedHashMap<>(held);
        others.keySet().removeAll(names);
        held.keySet().retainAll(names);
        WeightPool.close(others.values());
    }

    /** Takes a weight that lies in a file and returns it as ONNX Runtime takes it. */
    OnnxTensor take(StoredWeight weight) throws IOException, OrtException {
        Shared<?, WeightPool.Weight>.Lease lease = pool.take(weight);
        held.put(weight.name(), lease);
        return lease.value().tensor();
    }

    /** Returns what is held now, as ONNX Runtime takes it. */
    Map<String, OnnxTensor> tensors() {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        held.forEach((name, lease) -> tensors.put(name, lease.value().tensor()));
        return tensors;
    }

    /** Returns everything for somebody else to let go of. */
    List<Shared<?, WeightPool.Weight>.Lease> handOn() {
        List<Shared<?, WeightPool.Weight>.Lease> all = List.copyOf(held.values());
        held.clear();
        return all;
    }

    @Override
    public void close() throws OrtException {
        WeightPool.close(held.values());
        held.clear();
    }
}
