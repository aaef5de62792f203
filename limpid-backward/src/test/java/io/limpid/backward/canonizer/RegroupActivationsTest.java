package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import org.junit.jupiter.api.Test;

class RegroupActivationsTest {
    @Test
    void numberBeforeAGate_goesIntoIt() {
        Graph before =
                gate().node("Mul", "d", "x", "half").node("Mul", "y", "d", "g").withOutputs("y");

        check(new RegroupActivations()).on(before).gives(gateAnd("%y/gate = Mul(%g, %half)"));
    }

    @Test
    void quotientBeforeAGate_goesIntoIt() {
        Graph before =
                gate().node("Div", "d", "x", "two").node("Mul", "y", "g", "d").withOutputs("y");

        check(new RegroupActivations()).on(before).gives(gateAnd("%y/gate = Div(%g, %two)"));
    }

    @Test
    void numberBehindAnActivation_goesIntoItsGate() {
        Graph before =
                gate().node("Mul", "d", "g", "x").node("Mul", "y", "half", "d").withOutputs("y");

        check(new RegroupActivations()).on(before).gives(gateAnd("%y/gate = Mul(%g, %half)"));
    }

    @Test
    void quotientBehindAnActivation_goesIntoItsGate() {
        Graph before =
                gate().node("Mul", "d", "x", "g").node("Div", "y", "d", "two").withOutputs("y");

        check(new RegroupActivations()).on(before).gives(gateAnd("%y/gate = Div(%g, %two)"));
    }

    @Test
    void activationWithoutANumber_staysAsItIs() {
        check(new RegroupActivations())
                .on(gate().node("Mul", "y", "x", "g").withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void activationThatIsReadTwice_staysAsItIs() {
        Graph before = gate().node("Mul", "d", "x", "g")
                .node("Mul", "e", "d", "half")
                .node("Add", "y", "d", "e")
                .withOutputs("y");

        check(new RegroupActivations()).on(before).doesNotFire();
    }

    @Test
    void gateOfSomethingElse_staysAsItIs() {
        Graph before = Sketch.of(4, 3, 3)
                .number("half", 0.5)
                .node("GlobalAveragePool", "a", "x")
                .node("Sigmoid", "g", "a")
                .node("Mul", "d", "x", "half")
                .node("Mul", "y", "d", "g")
                .withOutputs("y");

        check(new RegroupActivations()).on(before).doesNotFire();
    }

    @Test
    void scaledValueThatIsReadTwice_staysAsItIs() {
        Graph before = gate().node("Mul", "d", "x", "half")
                .node("Mul", "e", "d", "g")
                .node("Add", "y", "d", "e")
                .withOutputs("y");

        check(new RegroupActivations()).on(before).doesNotFire();
    }

    private static String[] gateAnd(String scaledGate) {
        return new String[] {
            "%a = Div(%x, %root)", "%b = Erf(%a)", "%g = Add(%b, %one)", scaledGate, "%y = Mul(%x, %y/gate)"
        };
    }

    private static Sketch gate() {
        return Sketch.of(4, 3, 3)
                .number("half", 0.5)
                .number("one", 1)
                .number("two", 2)
                .number("root", Math.sqrt(2))
                .node("Div", "a", "x", "root")
                .node("Erf", "b", "a")
                .node("Add", "g", "b", "one");
    }
}
