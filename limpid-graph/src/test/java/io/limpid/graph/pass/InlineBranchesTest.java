package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.Body;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InlineBranchesTest {
    private static final Value X = Value.of("x");
    private static final Value C = Value.of("c");
    private static final Value Y = Value.of("y");

    private static Tensor truth(int value) {
        return Tensor.raw(ElementType.BOOL, new long[0], ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Attribute branch(String output, Node... nodes) {
        GraphBuilder builder = new GraphBuilder().input(X);
        return Body.holding(
                builder.nodes(List.of(nodes)).output(Value.of(output)).build(), 0);
    }

    private static Node choice(String output, String condition, Attribute then, Attribute otherwise) {
        return node("If", output, condition)
                .withAttributes(Attributes.NONE.with("then_branch", then).with("else_branch", otherwise));
    }

    private static GraphBuilder start(int condition) {
        return new GraphBuilder().input(X).initializer(C, truth(condition));
    }

    @Test
    void branchThatIsTaken_standsInThePlaceOfTheIf() {
        Attribute then = branch("t", node("Relu", "t", "x"));
        Attribute otherwise = branch("e", node("Neg", "a", "x"), node("Exp", "e", "a"));

        Graph taken = new InlineBranches()
                .apply(start(1).node(choice("y", "c", then, otherwise))
                        .output(Y)
                        .build());
        Graph other = new InlineBranches()
                .apply(start(0).node(choice("y", "c", then, otherwise))
                        .output(Y)
                        .build());

        assertThat(taken)
                .hasToString(
                        """
                        input %x
                        %t = Relu(%x)
                        %y = Identity(%t)
                        output %y
                        """);
        assertThat(other)
                .hasToString(
                        """
                        input %x
                        %a = Neg(%x)
                        %e = Exp(%a)
                        %y = Identity(%e)
                        output %y
                        """);
    }

    @Test
    void namesThatAreTaken_alsoByLaterNodes_getOthers() {
        Attribute then = branch("h", node("Relu", "h", "x"));
        Graph before = start(1).node(choice("y", "c", then, then))
                .node(choice("z", "c", then, then))
                .node(node("Add", "h", "y", "z"))
                .output(Value.of("h"))
                .build();

        assertThat(new InlineBranches().apply(before))
                .hasToString(
                        """
                        input %x
                        %h.1 = Relu(%x)
                        %y = Identity(%h.1)
                        %h.2 = Relu(%x)
                        %z = Identity(%h.2)
                        %h = Add(%y, %z)
                        output %h
                        """);
    }

    @Test
    void branchInsideOfABranch_isTakenToo_andConstantsInsideBecomeConditions() {
        Attribute inner = branch("i", node("Relu", "i", "x"));
        Node condition = node("Constant", "k")
                .withAttributes(Attributes.NONE.with("value", new Attribute.TensorValue(truth(1))));
        Attribute outer = branch("o", condition, choice("o", "k", inner, branch("e", node("Neg", "e", "x"))));
        Graph before = start(1).node(choice("y", "c", outer, outer)).output(Y).build();

        assertThat(new InlineBranches().apply(before).nodes())
                .extracting(Node::opType)
                .containsExactly("Relu", "Identity", "Identity");
    }

    @Test
    void branchThatHandsAnOuterValueOn_becomesAnIdentity() {
        Graph before = start(0).node(choice("y", "c", branch("t", node("Relu", "t", "x")), branch("x")))
                .output(Y)
                .build();

        assertThat(new InlineBranches().apply(before))
                .hasToString(
                        """
                        input %x
                        %y = Identity(%x)
                        output %y
                        """);
    }

    @Test
    void conditionThatIsComputed_doesNotFire() {
        Attribute then = branch("t", node("Relu", "t", "x"));
        Graph before = new GraphBuilder()
                .input(X)
                .node(node("IsNaN", "c", "x"))
                .node(choice("y", "c", then, then))
                .output(Y)
                .build();

        assertThat(new InlineBranches().apply(before)).isSameAs(before);
        assertThat(new InlineBranches(Map.of(C, truth(1))).apply(before).nodes())
                .extracting(Node::opType)
                .containsExactly("Relu", "Identity");
    }

    @Test
    void branchThatIsMissing_isNamed() {
        Graph before = start(1).node(node("If", "y", "c")).output(Y).build();

        assertThatThrownBy(() -> new InlineBranches().apply(before))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("node y (If) has no then_branch");
    }
}
