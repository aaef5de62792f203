package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RemoveIdentityTest {
    @Test
    void identity_isTakenOut_alsoOfAWeight() {
        Graph before = Sketch.of(4)
                .weight("w", Tensor.filled(2, 4))
                .node("Identity", "v", "w")
                .node("Identity", "a", "x")
                .node("Mul", "y", "a", "v")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).gives("%y = Mul(%x, %w)");
    }

    @Test
    void changesOfShapeThatChangeNothing_areTakenOut() {
        Graph before = Sketch.of(4)
                .weight("shape", Tensor.vector(-1, 4))
                .node("Reshape", "a", "x", "shape")
                .node("Flatten", "b", "a")
                .node("Cast", Attributes.NONE.with("to", 1L), "c", "b")
                .node("Relu", "y", "c")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).gives("%y = Relu(%x)");
    }

    @Test
    void realChangesOfShape_stay() {
        Graph before =
                Sketch.of(4, 3).node("Flatten", "a", "x").node("Relu", "y", "a").withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }

    @Test
    void identityThatNamesAnOutput_stays() {
        Graph before =
                Sketch.of(4).node("Relu", "a", "x").node("Identity", "y", "a").withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }
}
