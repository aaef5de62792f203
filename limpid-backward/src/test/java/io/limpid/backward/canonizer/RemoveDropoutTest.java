package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveDropoutTest {
    @Test
    void dropoutAfterTraining_isTakenOut() {
        Graph before = Sketch.of(4)
                .number("ratio", 0.5)
                .node("Relu", "a", "x")
                .node("Dropout", "b", "a", "ratio")
                .node("Neg", "y", "b")
                .withOutputs("y");

        check(new RemoveDropout()).on(before).gives("%a = Relu(%x)", "%y = Neg(%a)");
    }

    @Test
    void dropoutWithItsTrainingModeOff_isTakenOut() {
        check(new RemoveDropout()).on(withTrainingMode(0)).gives("%a = Relu(%x)", "%y = Neg(%a)");
    }

    @Test
    void dropoutThatWritesAnOutput_leavesItsName() {
        Graph before =
                Sketch.of(4).node("Relu", "a", "x").node("Dropout", "y", "a").withOutputs("y");

        check(new RemoveDropout()).on(before).gives("%a = Relu(%x)", "%y = Identity(%a)");
    }

    @Test
    void dropoutInTrainingMode_stays() {
        check(new RemoveDropout()).on(withTrainingMode(1)).doesNotFire();
    }

    @Test
    void dropoutWhoseMaskIsRead_stays() {
        Value mask = Value.of("mask");
        Graph before = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 4))
                .node(Node.of("Dropout", List.of(Value.of("x")), List.of(Value.of("y"), mask), Attributes.NONE))
                .output(Value.of("y"))
                .output(mask)
                .build();

        check(new RemoveDropout()).on(before).doesNotFire();
    }

    private static Graph withTrainingMode(int mode) {
        Tensor flag = Tensor.raw(ElementType.BOOL, new long[0], ByteBuffer.wrap(new byte[] {(byte) mode}));
        return Sketch.of(4)
                .number("ratio", 0.5)
                .weight("training", flag)
                .node("Relu", "a", "x")
                .node("Dropout", "b", "a", "ratio", "training")
                .node("Neg", "y", "b")
                .withOutputs("y");
    }
}
