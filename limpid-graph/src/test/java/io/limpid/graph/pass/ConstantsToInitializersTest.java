package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstantsToInitializersTest {
    private static final Value C = Value.of("c");
    private static final Value Y = Value.of("y");

    private static Graph reading(Node constant) {
        return reading(new GraphBuilder(), constant);
    }

    private static Graph reading(GraphBuilder start, Node constant) {
        return start.input(Value.of("x"))
                .node(constant)
                .node(Node.of("Use", List.of(Value.of("x"), C), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();
    }

    private static Node constant(String attribute, Attribute value) {
        return Node.of("Constant", List.of(), List.of(C), Attributes.NONE.with(attribute, value));
    }

    static List<Object[]> constants() {
        return List.of(
                new Object[] {"value", new Attribute.TensorValue(Tensor.vector(5, 6)), Tensor.vector(5, 6)},
                new Object[] {"value_int", new Attribute.IntValue(3), Tensor.of(new long[] {3})},
                new Object[] {"value_ints", new Attribute.IntList(List.of(3L, 4L)), Tensor.vector(3, 4)},
                new Object[] {"value_float", new Attribute.FloatValue(0.5f), Tensor.scalar(0.5f)},
                new Object[] {"value_floats", new Attribute.FloatList(List.of(1f)), Tensor.of(new float[] {1}, 1)});
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constant_becomesAWeightOfTheSameName(String attribute, Attribute value, Tensor expected) {
        Graph after = new ConstantsToInitializers().apply(reading(constant(attribute, value)));

        assertThat(after.nodes()).extracting(Node::opType).containsExactly("Use");
        assertThat(after.constant(C)).contains(expected);
    }

    @Test
    void constantText_staysANode() {
        Graph before = reading(constant("value_string", new Attribute.StringValue("cat")));

        assertThat(new ConstantsToInitializers().apply(before)).isSameAs(before);
    }

    @Test
    void constantThatIsAnOutput_staysANode() {
        Graph before = new GraphBuilder()
                .node(constant("value_int", new Attribute.IntValue(3)))
                .output(C)
                .build();

        assertThat(new ConstantsToInitializers().apply(before)).isSameAs(before);
    }

    @Test
    void constantOfShape_ofAKnownSmallShape_becomesAWeight() {
        Attributes seven = Attributes.NONE.with("value", new Attribute.TensorValue(Tensor.vector(7)));

        assertThat(new ConstantsToInitializers().apply(filled(seven, 2, 2)).constant(C))
                .contains(Tensor.of(new long[] {7, 7, 7, 7}, 2, 2));
        assertThat(new ConstantsToInitializers()
                        .apply(filled(Attributes.NONE, 3))
                        .constant(C))
                .contains(Tensor.filled(0f, 3));
    }

    @Test
    void constantOfShape_ofALargeOrBrokenShape_staysANode() {
        Graph large = filled(Attributes.NONE, 1000, 1000);
        Graph broken = filled(Attributes.NONE, -2);

        assertThat(new ConstantsToInitializers().apply(large)).isSameAs(large);
        assertThat(new ConstantsToInitializers().apply(broken)).isSameAs(broken);
    }

    private static Graph filled(Attributes attributes, long... shape) {
        Value s = Value.of("s");
        return reading(
                new GraphBuilder().initializer(s, Tensor.vector(shape)),
                Node.of("ConstantOfShape", List.of(s), List.of(C), attributes));
    }
}
