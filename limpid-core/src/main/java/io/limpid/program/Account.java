package io.limpid.program;

import io.limpid.backward.Seed;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Where a program writes what the relevance of one pass adds up to.
 *
 * @param layers the layers whose relevance is summed, from the seed down
 * @param sums {@code [N, 1 + layers]}: the sum of the seed's magnitudes, then one sum for each layer
 */
record Account(List<String> layers, Value sums) {
    Account {
        layers = List.copyOf(layers);
    }

    /** Emits the sums of a pass. */
    static Account of(Emitter emit, Network network, Seed seed, Map<Value, Value> relevance) {
        List<Value> columns = new ArrayList<>();
        columns.add(summed(emit, network, seed.tensor(), emit.abs(seed.signal())));
        relevance.forEach((layer, signal) -> columns.add(summed(emit, network, layer, signal)));
        return new Account(relevance.keySet().stream().map(Value::name).toList(), emit.concat(columns, 1));
    }

    private static Value summed(Emitter emit, Network network, Value layer, Value signal) {
        Shape shape = network.graph().type(layer).shape();
        long[] axes = LongStream.range(1, shape.rank()).toArray();
        return emit.unsqueeze(emit.scoped(layer.name()).sumOut(signal, axes), 1);
    }

    Account writtenTo(Value output) {
        return new Account(layers, output);
    }

    /** Reads the account of one image. */
    Ledger.Account read(Map<String, Tensor> outputs, int image) {
        Tensor rows = Objects.requireNonNull(outputs.get(sums.name()));
        float[] row = rows.row(image).toFloats();
        List<Ledger.Total> totals = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            totals.add(new Ledger.Total(layers.get(i), row[i + 1]));
        }
        return new Ledger.Account(row[0], totals);
    }
}
