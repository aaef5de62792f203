package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;

import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Composite GRADIENT = Composites.gradient();
    private static final Value BLOCK = Value.of("layer1.0.relu2");

    private static Tensor run(Function<Frame, Value> method) {
        try (Runner runner = GraphProgram.write(Explained.network(NET), method).open()) {
            return runner.run(NET.example(2), Goal.of(1, 2)).attribution();
        }
    }

    private static Value atInput(Frame frame) {
        return frame.backward(GRADIENT, frame.oneHot(), frame.network().input());
    }

    @Test
    void signalReadAtALayer_startedThereAgain_goesOnAsIfItHadNotStopped() {
        Tensor inTwoPasses = run(frame -> {
            Value atBlock = frame.backward(GRADIENT, frame.oneHot(), BLOCK);
            return frame.backward(
                    GRADIENT, new Seed(BLOCK, atBlock), frame.network().input());
        });

        assertThat(inTwoPasses).isCloseTo(run(FrameTest::atInput), 1e-5);
    }

    @Test
    void twoPassesInOneProgram_doNotMix() {
        Tensor difference = run(frame -> {
            Value once = atInput(frame);
            Value twice = frame.backward(
                    GRADIENT,
                    frame.atLogits(frame.emit().scale(frame.oneHot(), 2)),
                    frame.network().input());
            return frame.emit().sub(twice, once);
        });

        assertThat(difference).isCloseTo(run(FrameTest::atInput), 1e-5);
    }
}
