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
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiftOpsetTextTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");

    private static Graph single(String opType, Attributes attributes, Value... outputs) {
        GraphBuilder builder =
                new GraphBuilder().input(X).node(new Node("n", opType, "", List.of(X), List.of(outputs), attributes));
        return builder.output(outputs[0]).build();
    }

    @Test
    void attributes_becomeNamedWeights() {
        Graph before = single("Clip", Attributes.NONE.with("max", 6f), Y);

        assertThat(new LiftOpset(9).apply(before))
                .hasToString(
                        """
                input %x
                weight %n/max float[]
                %y = Clip(%x, _, %n/max)
                output %y
                """);
    }

    @Test
    void softmaxOfUnknownRank_flattensFirst() {
        assertThat(new LiftOpset(12).apply(single("Softmax", Attributes.NONE, Y)))
                .hasToString(
                        """
                input %x
                %n/flatten = Flatten{axis=1}(%x)
                %n/softmax = Softmax{axis=-1}(%n/flatten)
                %n/shape = Shape(%x)
                %y = Reshape(%n/softmax, %n/shape)
                output %y
                """);
    }

    /** Rules that compare with a baseline of one image need the batch as an axis of its own. */
    @Test
    void softmaxOverLaterAxes_keepsTheEarlierOnesApart() {
        assertThat(new LiftOpset(12).apply(single("Softmax", Attributes.NONE.with("axis", 3L), Y)))
                .hasToString(
                        """
                input %x
                weight %n/rows int64[4]
                %n/reshape = Reshape(%x, %n/rows)
                %n/softmax = Softmax{axis=-1}(%n/reshape)
                %n/shape = Shape(%x)
                %y = Reshape(%n/softmax, %n/shape)
                output %y
                """);
    }

    @Test
    void softmaxOfAMatrix_stays() {
        Graph typed = single("Softmax", Attributes.NONE, Y).toBuilder()
                .type(Y, TensorType.floats(2, 10))
                .build();
        Value flat = Value.of("flat");
        Graph untyped = new GraphBuilder()
                .input(X)
                .node(Node.of("Flatten", List.of(X), List.of(flat), Attributes.NONE))
                .node(Node.of("Softmax", List.of(flat), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();

        assertThat(new LiftOpset(12).apply(typed).nodes()).hasToString("[%y = Softmax{axis=1}(%x)]");
        assertThat(new LiftOpset(12).apply(untyped).nodes().get(1)).hasToString("%y = Softmax{axis=1}(%flat)");
    }

    @Test
    void canonicalOrNewerModels_andOtherDomains_comeBackThemselves() {
        Graph clip = single("Clip", Attributes.NONE, Y);
        Graph foreign = new GraphBuilder()
                .input(X)
                .node(new Node("n", "Clip", "com.example", List.of(X), List.of(Y), Attributes.NONE.with("max", 6f)))
                .output(Y)
                .build();

        assertThat(new LiftOpset(18).apply(clip)).isSameAs(clip);
        assertThat(new LiftOpset(22).apply(clip)).isSameAs(clip);
        assertThat(new LiftOpset(7).apply(foreign)).isSameAs(foreign);
    }

    @Test
    void trainingOutputs_thatNobodyReads_go() {
        Graph before = single("Dropout", Attributes.NONE, Y, Value.of("mask"));

        assertThat(new LiftOpset(7).apply(before).nodes()).hasToString("[%y = Dropout(%x)]");
    }

    @Test
    void trainingOutputs_thatAreRead_areRefused() {
        Graph before = single("Dropout", Attributes.NONE, Y, Value.of("mask")).toBuilder()
                .output(Value.of("mask"))
                .build();

        assertThatThrownBy(() -> new LiftOpset(7).apply(before))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("node n (Dropout)")
                .hasMessageContaining("export the model for inference");
    }

    @Test
    void scanOfOpset8_isRefused_laterOnesStay() {
        Graph before = single("Scan", Attributes.NONE, Y);

        assertThatThrownBy(() -> new LiftOpset(8).apply(before)).isInstanceOf(InvalidModelException.class);
        assertThat(new LiftOpset(9).apply(before)).isSameAs(before);
    }

    @Test
    void graphsInsideOfNodes_areLiftedToo_othersStay() {
        Node squeeze = Node.of("Squeeze", List.of(X), List.of(Y), Attributes.NONE.with("axes", 1L));
        Graph old = withBranch(squeeze);
        Graph timeless = withBranch(Node.of("Relu", List.of(X), List.of(Y), Attributes.NONE));

        Node lifted = new LiftOpset(11).apply(old).nodes().get(0);

        Attribute branch = lifted.attributes().entries().values().iterator().next();
        assertThat(Body.of((Attribute.Opaque) branch))
                .hasToString(
                        """
                        input %x
                        weight %y/axes int64[1]
                        %y = Squeeze(%x, %y/axes)
                        output %y
                        """);
        assertThat(new LiftOpset(11).apply(timeless)).isSameAs(timeless);
        assertThat(new LiftOpset(13).apply(old)).isSameAs(old);
    }

    private static Graph withBranch(Node node) {
        Attribute branch =
                Body.holding(new GraphBuilder().input(X).node(node).output(Y).build(), 0);
        return new GraphBuilder()
                .input(X)
                .node(Node.of("If", List.of(X), List.of(Y), Attributes.NONE.with("then_branch", branch)))
                .output(Y)
                .build();
    }

    @Test
    void canonicalForm_declaresTheOpsetItWritesIn() {
        OnnxModel old = OnnxModel.of(single("Clip", Attributes.NONE.with("max", 6f), Y));

        assertThat(CanonicalForm.of(old.withOpset(7)).opset()).isEqualTo(18);
        assertThat(CanonicalForm.of(old.withOpset(21)).opset()).isEqualTo(21);
        assertThatThrownBy(() -> CanonicalForm.of(old.withOpset(3)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("opset 3");
    }
}
