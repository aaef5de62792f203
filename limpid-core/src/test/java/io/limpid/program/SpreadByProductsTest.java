package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Collections;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SpreadByProductsTest {
    private static final RandomNet NET = RandomNets.resnet(1);

    /** Lays the last layer's means out in some words. */
    private static GraphProgram program(BiFunction<Emitter, Value, Value> spread) {
        return GraphProgram.write(Explained.network(NET), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            return spread.apply(frame.emit(), frame.emit().reduceMean(layer, 2, 3));
        });
    }

    private static GraphProgram expanded(long height, long width) {
        return program((emit, means) -> emit.expand(means, emit.indices(1, 1, height, width)));
    }

    private static boolean expands(GraphProgram program) {
        return program.model().graph().nodes().stream().anyMatch(node -> node.is("Expand"));
    }

    private static Tensor attribution(GraphProgram program) {
        try (Runner runner = program.open()) {
            return runner.run(NET.example(2), Goal.of(3, 2)).attribution();
        }
    }

    @Test
    void spreading_givesTheSameNumbers() {
        GraphProgram laidSideBySide = program((emit, means) -> {
            Value column = emit.concat(Collections.nCopies(5, means), 2);
            return emit.concat(Collections.nCopies(6, column), 3);
        });

        assertThat(expands(expanded(5, 6))).isFalse();
        assertThat(attribution(expanded(5, 6))).isNotConstant().isCloseTo(attribution(laidSideBySide), 0);
    }

    @Test
    void spreadingFar_staysAnExpand() {
        assertThat(expands(expanded(200, 200))).isTrue();
    }
}
