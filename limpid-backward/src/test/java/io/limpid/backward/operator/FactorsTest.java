package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.Rule;
import io.limpid.backward.Seed;
import io.limpid.backward.Sketch;
import io.limpid.backward.Step;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorsTest {
    /** Returns the carriers of the node that writes {@code y}, as a rule is told. */
    private static List<Integer> carriers(Sketch sketch) {
        Graph graph = sketch.withOutputs("y");
        List<Integer> told = new ArrayList<>();
        Rule listening = new Rule() {
            @Override
            public List<Value> propagate(Step at) {
                if (at.output().equals(Value.of("y"))) {
                    told.addAll(at.carriers());
                }
                return at.gradient();
            }
        };
        Value y = graph.outputs().get(0);
        Backward.through(graph, Composite.of("test").otherwise(listening), Operators.standard())
                .emit(graph.toBuilder(), List.of(new Seed(y, y)), graph.inputs());
        return told;
    }

    private static Sketch twoMaps() {
        return Sketch.of(2, 3, 3).node("Neg", "a", "x").node("Tanh", "b", "x");
    }

    @Test
    void sigmoid_isAGate_onEitherSide() {
        assertThat(carriers(twoMaps().node("Sigmoid", "gate", "a").node("Mul", "y", "b", "gate")))
                .containsExactly(0);
        assertThat(carriers(twoMaps().node("Sigmoid", "gate", "a").node("Mul", "y", "gate", "b")))
                .containsExactly(1);
    }

    @Test
    void clippedAndScaledGate_isKnownByItsRange() {
        Sketch sketch = twoMaps()
                .number("zero", 0)
                .number("six", 6)
                .node("Clip", "clipped", "a", "zero", "six")
                .node("Div", "gate", "clipped", "six");

        assertThat(carriers(sketch.node("Mul", "y", "b", "gate"))).containsExactly(0);
    }

    @Test
    void relu6_isNoGate() {
        Sketch sketch = twoMaps().number("zero", 0).number("six", 6).node("Clip", "clipped", "a", "zero", "six");

        assertThat(carriers(sketch.node("Mul", "y", "b", "clipped"))).containsExactly(0, 1);
    }

    @Test
    void onePlaceAgainstAMap_isAGate_whateverItsRange() {
        Sketch sketch = twoMaps().node("GlobalAveragePool", "mean", "a");

        assertThat(carriers(sketch.node("Mul", "y", "mean", "b"))).containsExactly(1);
    }

    @Test
    void twoSignals_bothCarry_andSoDoTwoGates() {
        assertThat(carriers(twoMaps().node("Mul", "y", "a", "b"))).containsExactly(0, 1);
        assertThat(carriers(twoMaps()
                        .node("Sigmoid", "first", "a")
                        .node("Sigmoid", "second", "b")
                        .node("Mul", "y", "first", "second")))
                .containsExactly(0, 1);
    }

    @Test
    void divisor_carriesNothing() {
        assertThat(carriers(twoMaps().node("Exp", "c", "b").node("Div", "y", "a", "c")))
                .containsExactly(0);
    }

    @Test
    void attention_regulatesTheValuesOfAMatrixProduct() {
        Sketch sketch = Sketch.of(3, 3).node("Neg", "values", "x").node("Softmax", "attention", "x");

        assertThat(carriers(sketch.node("MatMul", "y", "attention", "values"))).containsExactly(1);
    }
}
