package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class JoinSoftmaxTest {
    private static Graph clean(Graph graph) {
        return new RemoveUnused().apply(new JoinSoftmax().apply(graph));
    }

    private static Sketch numbers() {
        return Sketch.of(4, 3)
                .weight("classes", Tensor.vector(1))
                .weight("again", Tensor.vector(-2))
                .weight("others", Tensor.vector(2));
    }

    @Test
    void quotientOfExponentials_becomesSoftmaxOfTheScores() {
        check(JoinSoftmaxTest::clean)
                .on(numbers()
                        .node("ReduceMax", "m", "x", "classes")
                        .node("Sub", "c", "x", "m")
                        .node("Exp", "e", "c")
                        .node("ReduceSum", "s", "e", "again")
                        .node("Div", "y", "e", "s")
                        .withOutputs("y"))
                .gives("%y = Softmax{axis=-2}(%x)");
    }

    @Test
    void withoutTheMaximum_orOverAnotherAxis_itIsSoftmaxOfWhatIsExponentiated() {
        check(JoinSoftmaxTest::clean)
                .on(numbers()
                        .node("Exp", "e", "x")
                        .node("ReduceSum", "s", "e", "classes")
                        .node("Div", "y", "e", "s")
                        .withOutputs("y"))
                .gives("%y = Softmax{axis=-2}(%x)");
        check(JoinSoftmaxTest::clean)
                .on(numbers()
                        .node("ReduceMax", "m", "x", "others")
                        .node("Sub", "c", "x", "m")
                        .node("Exp", "e", "c")
                        .node("ReduceSum", "s", "e", "classes")
                        .node("Div", "y", "e", "s")
                        .withOutputs("y"))
                .gives("%m = ReduceMax(%x, %others)", "%c = Sub(%x, %m)", "%y = Softmax{axis=-2}(%c)");
    }

    @Test
    void exponentialOfLogSoftmax_becomesSoftmax() {
        check(JoinSoftmaxTest::clean)
                .on(numbers()
                        .node("LogSoftmax", Attributes.NONE.with("axis", 1L), "l", "x")
                        .node("Exp", "y", "l")
                        .withOutputs("y"))
                .gives("%y = Softmax{axis=1}(%x)");
    }

    @Test
    void otherQuotients_stay() {
        check(new JoinSoftmax())
                .on(numbers()
                        .node("Exp", "e", "x")
                        .node("ReduceSum", "s", "x", "classes")
                        .node("Div", "y", "e", "s")
                        .withOutputs("y"))
                .doesNotFire();
    }
}
