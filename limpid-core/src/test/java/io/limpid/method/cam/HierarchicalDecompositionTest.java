package io.limpid.method.cam;

import static io.limpid.method.Explained.attribution;
import static io.limpid.testkit.LimpidAssertions.assertThat;

import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.method.Explained;
import io.limpid.program.GraphProgram;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class HierarchicalDecompositionTest {
    private static final RandomNet NET = RandomNets.vgg(3);
    private static final String DEEP = "features.6";
    private static final String SHALLOW = "features.1";
    private static final int CLASS = 2;

    @Test
    void oneStage_showsThePositiveEvidenceOfItsPlaces() {
        Tensor evidence = attribution(NET, "hires-cam(layer=" + DEEP + ")", CLASS);

        assertThat(attribution(NET, "hierarchical-decomposition(layers=" + DEEP + ")", CLASS))
                .isCloseTo(positive(evidence), 1e-6);
    }

    @Test
    void oneUnit_isExplainedByWhatMakesItActive() {
        Tensor evidence = attribution(NET, "input-x-gradient(layer=" + DEEP + ")", CLASS);
        Tensor oneHot = oneHotAtGreatest(evidence);

        Tensor expected = evidenceFor(oneHot);

        assertThat(attribution(NET, "hierarchical-decomposition(units=1,layers=" + SHALLOW + "|" + DEEP + ")", CLASS))
                .isCloseTo(positive(expected), 1e-5);
    }

    @Test
    void moreUnitsThanPlaces_areAllPlaces() {
        String layers = "layers=" + SHALLOW + "|features.7";

        assertThat(attribution(NET, "hierarchical-decomposition(units=1000," + layers + ")", CLASS))
                .isCloseTo(attribution(NET, "hierarchical-decomposition(units=9," + layers + ")", CLASS), 0);
    }

    private static Tensor evidenceFor(Tensor oneHot) {
        GraphProgram program = GraphProgram.write(Explained.network(NET), frame -> {
            Value shallow = Value.of(SHALLOW);
            Seed seed = new Seed(Value.of(DEEP), frame.emit().constant(oneHot));
            Value gradient = frame.backward(Composites.gradient(), seed, shallow);
            return frame.emit().sumOut(frame.emit().mul(shallow, gradient), 1);
        });
        try (Runner runner = program.open()) {
            return runner.run(NET.example(1), Goal.of(CLASS, 1)).attribution();
        }
    }

    private static Tensor oneHotAtGreatest(Tensor evidence) {
        float[] values = evidence.toFloats();
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        float[] oneHot = new float[values.length];
        oneHot[greatest] = 1;
        return Tensor.of(oneHot, evidence.shape());
    }

    private static Tensor positive(Tensor tensor) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
        return Tensor.of(values, tensor.shape());
    }
}
