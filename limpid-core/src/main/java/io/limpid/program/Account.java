package io.limpid.program;

import io.limpid.backward.Seed;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.run.Ledger;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final int WITH_PLACES = 4;

    Account {
        layers = List.copyOf(layers);
    }

    /** Emits the sums of a pass. */
    static Account of(Emitter emit, Network network, Seed seed, Map<Value, Value> relevance) {
        Map<Value, Value> sums = new HashMap<>();
        List<Value> columns = new ArrayList<>();
        columns.add(summed(emit, network, seed.tensor(), emit.abs(seed.signal())));
        for (Value layer : relevance.keySet()) {
            Value before = beforeLaidOut(network.graph(), layer, relevance);
            Value signal = Objects.requireNonNull(relevance.get(before));
            columns.add(sums.computeIfAbsent(before, at -> summed(emit, network, at, signal)));
        }
        return new Account(relevance.keySet().stream().map(network::nameInFile).toList(), emit.concat(columns, 1));
    }

    /** Returns the layer that a layer is only another shape of, if its relevance is known too: both add up to the same. */
    private static Value beforeLaidOut(Graph graph, Value layer, Map<Value, Value> relevance) {
        return graph.producer(layer)
                .filter(Dense::laysOut)
                .map(node -> node.input(0))
                .filter(relevance::containsKey)
                .map(before -> beforeLaidOut(graph, before, relevance))
                .orElse(layer);
    }

    /** Sums places first, channel by channel, as CAMs do: where both ask for it, it is computed once. */
    private static Value summed(Emitter emit, Network network, Value layer, Value signal) {
        Emitter at = emit.scoped(layer.name());
        Shape shape = network.graph().type(layer).shape();
        long[] axes = LongStream.range(1, shape.rank()).toArray();
        Value byChannel = shape.rank() == WITH_PLACES ? at.reduceSum(signal, 2, 3) : signal;
        return emit.unsqueeze(at.sumOut(byChannel, axes), 1);
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
