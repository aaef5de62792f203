package io.limpid.program;

import com.sun.management.OperatingSystemMXBean;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a batch fits into memory, known before anything runs.
 *
 * @param limit the most bytes that the values of one batch may take
 */
public record BatchMemory(long limit) {
    private static final long MEGABYTE = 1 << 20;
    private static final long SHARE = 4;

    /** Returns the memory of this machine or container, a quarter of which may be taken. */
    public static BatchMemory ofThisMachine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new BatchMemory(system.getTotalMemorySize() / SHARE);
    }

    /** What runs on a batch. */
    public enum Pass {
        /** Values are dropped when the last node has read them. */
        FORWARD {
            @Override
            long bytes(Network network) {
                return greatestAtOnce(network.graph());
            }
        },
        /** All values wait for the way back, where each has a signal too. */
        BACKWARD {
            @Override
            long bytes(Network network) {
                Graph graph = network.graph();
                return 2
                        * graph.nodes().stream()
                                .flatMap(node -> node.outputs().stream())
                                .mapToLong(value -> size(value, graph))
                                .sum();
            }
        };

        /** Returns the bytes that one image's values take at the same time. */
        abstract long bytes(Network network);
    }

    /**
     * Returns how many variants to run at once: as many as asked for, but not more than there are.
     *
     * @param asked the method's parameter {@code batch}
     * @param count how many variants there are in all
     * @throws IllegalArgumentException if their values would take more than the limit
     */
    public int batch(Network network, Pass pass, int asked, int count) {
        int batch = Math.max(1, Math.min(asked, count));
        long each = Math.max(1, pass.bytes(network));
        if (batch > 1 && batch > limit / each) {
            throw new IllegalArgumentException("batch is " + asked + "; the values of " + batch
                    + " at once take about " + batch * each / MEGABYTE
                    + " MB, and a quarter of this machine's memory is " + limit / MEGABYTE + " MB. Take a batch of "
                    + Math.max(1, limit / each) + " or less; it has no influence on the result");
        }
        return batch;
    }

    private static long greatestAtOnce(Graph graph) {
        Map<Value, Integer> reads = new HashMap<>();
        for (Node node : graph.nodes()) {
            node.reads().forEach(value -> reads.merge(value, 1, Integer::sum));
        }
        long now = size(graph.inputs().get(0), graph);
        long greatest = now;
        for (Node node : graph.nodes()) {
            now += sum(node.outputs(), graph);
            greatest = Math.max(greatest, now);
            for (Value value : node.reads()) {
                now -= reads.merge(value, -1, Integer::sum) == 0 ? size(value, graph) : 0;
            }
        }
        return greatest;
    }

    private static long sum(List<Value> values, Graph graph) {
        return values.stream().mapToLong(value -> size(value, graph)).sum();
    }

    /** Returns the bytes of one image's share of a value; 0 for weights. */
    private static long size(Value value, Graph graph) {
        return graph.constant(value).isPresent()
                ? 0
                : graph.findType(value).map(type -> perImage(type.shape())).orElse(0L);
    }

    private static long perImage(Shape shape) {
        long elements = 1;
        for (int axis = 1; axis < shape.rank(); axis++) {
            elements *= shape.isFixed(axis) ? shape.size(axis) : 1;
        }
        return elements * Float.BYTES;
    }
}
