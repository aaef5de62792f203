package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import io.limpid.testkit.RandomTensors;
import org.junit.jupiter.api.Test;

class JoinMatMulAndAddTest {
    private final RandomTensors random = RandomTensors.seeded(1);

    @Test
    void productAndSum_becomeGemm() {
        Graph bySum = Sketch.of(4)
                .weight("w", random.normal(4, 3))
                .weight("b", random.normal(3))
                .node("MatMul", "a", "x", "w")
                .node("Sum", "y", "a", "b")
                .withOutputs("y");

        check(new JoinMatMulAndAdd()).on(dense(Sketch.of(4), 3)).gives("%y = Gemm(%x, %w, %b)");
        check(new JoinMatMulAndAdd()).on(bySum).gives("%y = Gemm(%x, %w, %b)");
    }

    @Test
    void sumOfThree_stays() {
        Graph before = Sketch.of(4)
                .weight("w", random.normal(4, 3))
                .weight("b", random.normal(3))
                .node("MatMul", "a", "x", "w")
                .node("Sum", "y", "a", "b", "b")
                .withOutputs("y");

        check(new JoinMatMulAndAdd()).on(before).doesNotFire();
    }

    @Test
    void sumWithAMatrix_stays() {
        check(new JoinMatMulAndAdd()).on(dense(Sketch.of(4), 5, 1, 3)).doesNotFire();
    }

    @Test
    void productOfRankThree_stays() {
        check(new JoinMatMulAndAdd()).on(dense(Sketch.of(2, 4), 3)).doesNotFire();
    }

    @Test
    void productThatIsReadTwice_stays() {
        Graph before = Sketch.of(4)
                .weight("w", random.normal(4, 3))
                .weight("b", random.normal(3))
                .node("MatMul", "a", "x", "w")
                .node("Add", "c", "b", "a")
                .node("Mul", "y", "a", "c")
                .withOutputs("y");

        check(new JoinMatMulAndAdd()).on(before).doesNotFire();
    }

    private Graph dense(Sketch sketch, long... biasShape) {
        return sketch.weight("w", random.normal(4, 3))
                .weight("b", random.normal(biasShape))
                .node("MatMul", "a", "x", "w")
                .node("Add", "y", "b", "a")
                .withOutputs("y");
    }
}
