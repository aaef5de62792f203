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
    void poolingOfSinglePlaces_isTakenOut() {
        Attributes single =
                Attributes.NONE.with("kernel_shape", new long[] {1, 1}).with("strides", new long[] {1, 1});
        Graph before = Sketch.of(2, 3, 3)
                .node("AveragePool", single, "a", "x")
                .node("MaxPool", single, "b", "a")
                .node("Relu", "y", "b")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).gives("%y = Relu(%x)");
    }

    @Test
    void poolingThatLeavesPlacesOut_orAddsSome_stays() {
        Graph before = Sketch.of(2, 3, 3)
                .node(
                        "AveragePool",
                        Attributes.NONE.with("kernel_shape", new long[] {1, 1}).with("strides", new long[] {2, 2}),
                        "a",
                        "x")
                .node(
                        "MaxPool",
                        Attributes.NONE.with("kernel_shape", new long[] {2, 2}).with("strides", new long[] {1, 1}),
                        "y",
                        "a")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }

    @Test
    void reductionsOfSinglePlaces_areTakenOut() {
        Graph before = Sketch.of(2, 1, 1)
                .weight("axes", Tensor.vector(2, 3))
                .node("GlobalAveragePool", "a", "x")
                .node("ReduceMean", "b", "a", "axes")
                .node("Relu", "y", "b")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).gives("%y = Relu(%x)");
    }

    @Test
    void reductionsOfSeveralPlaces_stay() {
        Graph before = Sketch.of(2, 1, 2).node("GlobalMaxPool", "y", "x").withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }

    @Test
    void joinsOfOneValue_andBordersOfNoWidth_areTakenOut() {
        Graph before = Sketch.of(2, 3, 3)
                .weight("none", Tensor.vector(0, 0, 0, 0, 0, 0, 0, 0))
                .node("Concat", Attributes.NONE.with("axis", 1L), "a", "x")
                .node("Sum", "b", "a")
                .node("Pad", "c", "b", "none")
                .node("Relu", "y", "c")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).gives("%y = Relu(%x)");
    }

    @Test
    void bordersThatShift_stay() {
        Graph before = Sketch.of(2, 3, 3)
                .weight("shift", Tensor.vector(0, 0, 1, 0, 0, 0, -1, 0))
                .node("Pad", "a", "x", "shift")
                .node("Relu", "y", "a")
                .withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }

    @Test
    void identityThatNamesAnOutput_stays() {
        Graph before =
                Sketch.of(4).node("Relu", "a", "x").node("Identity", "y", "a").withOutputs("y");

        check(new RemoveIdentity()).on(before).doesNotFire();
    }
}
