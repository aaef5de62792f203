package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ClassRowsTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Goal CLASS_AND_DIFFERENCE = Goal.join(List.of(Goal.of(1, 1), Goal.of(3, 2, 1)));

    private static GraphProgram program(Function<Frame, Value> seed) {
        return GraphProgram.write(
                Explained.network(NET),
                frame -> frame.backward(
                        Composites.gradient(),
                        seed.apply(frame),
                        frame.network().input()));
    }

    private static Tensor gradient(Function<Frame, Value> seed) {
        try (Runner runner = program(seed).open()) {
            return runner.run(NET.example(2), CLASS_AND_DIFFERENCE).attribution();
        }
    }

    private static long products(GraphProgram program) {
        Predicate<Node> readsWeights = node -> node.is("Gemm") || node.is("MatMul");
        return program.model().graph().nodes().stream().filter(readsWeights).count();
    }

    @Test
    void rowsOfTheClasses_areWhatTheOneHotMatrixPicks() {
        Tensor byRows = gradient(Frame::oneHot);
        Tensor byProduct = gradient(frame -> unrecognised(frame, frame.oneHot()));

        assertThat(byRows).isNotConstant();
        assertThat(byRows).isCloseTo(byProduct, 1e-6);
    }

    /** The same numbers, in words that the pass does not know. */
    private static Value unrecognised(Frame frame, Value value) {
        return frame.emit().add(value, frame.emit().constant(0f));
    }

    @Test
    void rowsTimesWhatIsThereAtTheClasses_areWhatTheMatrixGives() {
        Tensor byRows = gradient(ClassRowsTest::weighted);
        Tensor byProduct = gradient(frame -> unrecognised(frame, weighted(frame)));

        assertThat(byRows).isNotConstant();
        assertThat(byRows).isCloseTo(byProduct, 1e-6);
        assertThat(products(program(ClassRowsTest::weighted)))
                .isEqualTo(products(program(frame -> unrecognised(frame, weighted(frame)))) - 1);
    }

    /** The one-hot matrix times the logits, through something else at every class. */
    private static Value weighted(Frame frame) {
        Value products = frame.emit().mul(frame.logits(), frame.oneHot());
        return frame.emit()
                .div(products, frame.emit().add(frame.logits(), frame.emit().constant(5f)));
    }

    @Test
    void headOfOneClass_isNotMultiplied_othersAre() {
        assertThat(products(program(Frame::oneHot)))
                .isEqualTo(products(program(frame -> frame.seed(Score.PROBABILITY))) - 1);
    }
}
