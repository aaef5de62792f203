package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.Body;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeProbeTest {
    private static final Value X = Value.of("x");
    private static final Shape INPUT = Shape.of(1, 2, 4, 4).with(0, new Dim.Symbolic("N"));

    private static GraphBuilder start() {
        return new GraphBuilder().input(X, new TensorType(ElementType.FLOAT, INPUT));
    }

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    @Test
    void sizesThatFollowTheBatch_areSymbolic_othersAreKnown() {
        OnnxModel model = OnnxModel.of(start().node(node("GlobalAveragePool", "pooled", "x"))
                .node(node("Flatten", "flat", "pooled"))
                .output(Value.of("flat"))
                .build());

        Probe probe = ShapeProbe.probe(model, INPUT);

        assertThat(probe.batch()).isEqualTo(Probe.Batch.ANY);
        assertThat(probe.graph().type(Value.of("pooled"))).hasToString("float[N,2,1,1]");
        assertThat(probe.graph().type(Value.of("flat"))).hasToString("float[N,2]");
    }

    @Test
    void branchThatReadsTheImageByName_isNoConstant() {
        Attribute branch = Body.holding(
                new GraphBuilder()
                        .input(X)
                        .node(node("Relu", "r", "x"))
                        .output(Value.of("r"))
                        .build(),
                0);
        Tensor yes = Tensor.raw(ElementType.BOOL, new long[0], ByteBuffer.wrap(new byte[] {1}));
        OnnxModel model = OnnxModel.of(start().initializer(Value.of("c"), yes)
                .node(node("If", "y", "c")
                        .withAttributes(
                                Attributes.NONE.with("then_branch", branch).with("else_branch", branch)))
                .output(Value.of("y"))
                .build());

        assertThat(ShapeProbe.probe(model, INPUT).constants()).doesNotContainKey(Value.of("y"));
    }

    @Test
    void textsThatAModelGives_areLeftOut() {
        OnnxModel model = OnnxModel.of(
                start().node(node("Constant", "name").withAttributes(Attributes.NONE.with("value_string", "cat")))
                        .node(node("Relu", "y", "x"))
                        .output(Value.of("y"))
                        .output(Value.of("name"))
                        .build());

        assertThat(ShapeProbe.probe(model, INPUT).graph().findType(Value.of("name")))
                .isEmpty();
    }

    @Test
    void imageOfBytes_isProbedToo() {
        OnnxModel model = OnnxModel.of(new GraphBuilder()
                .input(X, new TensorType(ElementType.UINT8, INPUT))
                .node(node("Cast", "y", "x").withAttributes(Attributes.NONE.with("to", 1L)))
                .output(Value.of("y"))
                .build());

        assertThat(ShapeProbe.probe(model, INPUT).graph().type(Value.of("y"))).hasToString("float[N,2,4,4]");
    }

    @Test
    void valuesThatDependOnSizesOnly_areConstants_unlessTheyFollowTheBatch() {
        OnnxModel model = OnnxModel.of(start().initializer(Value.of("two"), Tensor.vector(2))
                .initializer(Value.of("zero"), Tensor.vector(0))
                .node(node("Shape", "sizes", "x"))
                .node(node("Gather", "height", "sizes", "two"))
                .node(node("Gather", "batch", "sizes", "zero"))
                .node(node("Relu", "y", "x"))
                .output(Value.of("y"))
                .output(Value.of("height"))
                .output(Value.of("batch"))
                .build());

        Probe probe = ShapeProbe.probe(model, INPUT);

        assertThat(probe.constants()).containsEntry(Value.of("height"), Tensor.vector(4));
        assertThat(probe.constants()).doesNotContainKeys(Value.of("batch"), Value.of("y"), Value.of("sizes"));
    }

    @Test
    void modelWithTheBatchBakedIn_isFixedToOneImage() {
        OnnxModel model = OnnxModel.of(start().initializer(Value.of("shape"), Tensor.vector(1, 32))
                .node(node("Reshape", "y", "x", "shape"))
                .output(Value.of("y"))
                .build());

        Probe probe = ShapeProbe.probe(model, INPUT);

        assertThat(probe.batch()).isEqualTo(Probe.Batch.FIXED);
        assertThat(probe.graph().type(Value.of("y"))).hasToString("float[1,32]");
    }

    private static OnnxModel withALargeWeight(Node reader) {
        return OnnxModel.of(start().initializer(Value.of("w"), Tensor.filled(3, 32, 1 << 14))
                .node(node("Flatten", "flat", "x"))
                .node(reader)
                .node(node("MatMul", "y", "flat", reader.output().name()))
                .output(Value.of("y"))
                .build());
    }

    @Test
    void largeWeightsThatNodesComputeWith_areWhatTheyAre() {
        Probe probe = ShapeProbe.probe(withALargeWeight(node("Neg", "negative", "w")), INPUT);

        assertThat(probe.constants()).containsEntry(Value.of("negative"), Tensor.filled(-3, 32, 1 << 14));
    }

    @Test
    void largeWeightsThatOnlyMeetTheImage_areNotHandedOver() {
        Value weight = Value.of("w");
        OnnxModel model = OnnxModel.of(start().initializer(weight, Tensor.filled(3, 32, 1 << 14))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "y", "flat", "w"))
                .output(Value.of("y"))
                .build());

        assertThat(new WithoutWeights(Set.of(X, Value.of("flat"), Value.of("y")))
                        .apply(model.graph())
                        .constant(weight))
                .isEmpty();
        Probe probe = ShapeProbe.probe(model, INPUT);
        assertThat(probe.graph().type(Value.of("y"))).hasToString("float[N,16384]");
        assertThat(probe.graph().constant(weight)).isPresent();
    }

    @Test
    void weightsOfAModelWhoseShapesFollowNumbers_areKept() {
        OnnxModel model = OnnxModel.of(start().initializer(Value.of("w"), Tensor.filled(3, 32, 1 << 14))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "y", "flat", "w"))
                .node(node("NonZero", "places", "y"))
                .output(Value.of("places"))
                .build());

        assertThat(new WithoutWeights(Set.of(X, Value.of("flat"), Value.of("y"), Value.of("places")))
                        .apply(model.graph()))
                .isSameAs(model.graph());
    }
}
