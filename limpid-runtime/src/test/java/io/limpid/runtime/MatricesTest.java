package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatricesTest {
    private static final int WIDTH = 4100;
    private static final WeightPool POOL = Environment.get().weights();

    @Test
    void muchOfMatrices_isReadAsItIs() throws Exception {
        assertThat(entries(dense("Relu", WIDTH))).containsEntry("session.disable_prepacking", "1");
    }

    @Test
    void fewMatrices_arePacked_soThatBatchesGiveTheBitsOfSingleImages() throws Exception {
        OnnxModel model = dense("Relu", 1280);
        assertThat(entries(model)).doesNotContainKey("session.disable_prepacking");
        Tensor images = noise(5, 3, 1280);
        try (Session session = Session.open(model)) {
            Tensor all = session.run(Map.of("x", images)).get("y");

            for (int image = 0; image < 3; image++) {
                Tensor alone = session.run(Map.of("x", images.row(image))).get("y");
                assertThat(alone).isEqualTo(all.row(image));
            }
        }
    }

    @Test
    void kernels_areNoMatrices() throws Exception {
        OnnxModel model = OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), new TensorType(ElementType.FLOAT, Shape.of(1, WIDTH, 1, 1)))
                .initializer(Value.of("w"), Tensor.filled(1, WIDTH, WIDTH, 1, 1))
                .node(Node.of("Conv", List.of(Value.of("x"), Value.of("w")), List.of(Value.of("y")), Attributes.NONE))
                .output(Value.of("y"))
                .build());

        assertThat(entries(model)).doesNotContainKey("session.disable_prepacking");
    }

    @Test
    void sessionsThatShare_giveTheBitsOfOneThatDoesNot() {
        OnnxModel model = dense("Relu", WIDTH);
        Map<String, Tensor> images = Map.of("x", noise(5, 1, WIDTH));
        try (Session first = Session.open(dense("Tanh", WIDTH));
                Session shared = Session.open(model);
                Session own = Session.open(model, SessionOptions.apart())) {
            assertThat(first.outputNames()).containsExactly("y");
            assertThat(shared.run(images)).isEqualTo(own.run(images));
        }
    }

    @Test
    void muchOfMatrices_liesInMemoryOnce_forTheFirstSessionToo() {
        int before = POOL.size();
        Map<String, Tensor> images = Map.of("x", noise(5, 2, WIDTH));
        try (Session first = Session.open(dense("Relu", WIDTH))) {
            assertThat(POOL.size()).isEqualTo(before + 1);
            assertThat(first.inputNames()).containsExactly("x");
            try (Session second = Session.open(dense("Tanh", WIDTH));
                    Session own = Session.open(dense("Tanh", WIDTH), SessionOptions.apart())) {
                assertThat(POOL.size()).isEqualTo(before + 1);
                assertThat(second.run(images)).isEqualTo(own.run(images)).isNotEqualTo(first.run(images));
                second.rest();
                assertThat(second.run(images)).isEqualTo(own.run(images));
            }
        }
        assertThat(POOL.size()).isEqualTo(before);
    }

    @Test
    void whatIsComputedOfThem_liesThereToo_andTheyThemselvesOnlyIfTheyAreRead() {
        int before = POOL.size();
        Map<String, Tensor> images = Map.of("x", noise(5, 2, WIDTH));
        OnnxModel model = positivePartOnly();
        try (Session session = Session.open(model);
                Session own = Session.open(model, SessionOptions.apart())) {
            assertThat(POOL.size()).isEqualTo(before + 1);
            assertThat(session.inputNames()).containsExactly("x");
            assertThat(session.run(images)).isEqualTo(own.run(images));
            try (Session beside = Session.open(dense("Relu", WIDTH));
                    Session other = Session.open(reading(model, "Sigmoid"))) {
                assertThat(POOL.size()).isEqualTo(before + 2);
                assertThat(other.run(images).get("y"))
                        .isNotEqualTo(beside.run(images).get("y"));
            }
        }
        assertThat(POOL.size()).isEqualTo(before);
    }

    private static OnnxModel positivePartOnly() {
        return OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), images(WIDTH))
                .initializer(Value.of("w"), noise(1, WIDTH, WIDTH))
                .node(Node.of("Relu", List.of(Value.of("w")), List.of(Value.of("p")), Attributes.NONE))
                .node(Node.of("Gemm", List.of(Value.of("x"), Value.of("p")), List.of(Value.of("y")), Attributes.NONE))
                .output(Value.of("y"))
                .build());
    }

    /** Returns a model with a second result. */
    private static OnnxModel reading(OnnxModel model, String activation) {
        return model.withGraph(model.graph().toBuilder()
                .node(Node.of(activation, List.of(Value.of("y")), List.of(Value.of("z")), Attributes.NONE))
                .output(Value.of("z"))
                .build());
    }

    private static TensorType images(int width) {
        return new TensorType(ElementType.FLOAT, Shape.of(1, width).with(0, new Dim.Symbolic("N")));
    }

    private static Map<String, String> entries(OnnxModel model) throws OrtException {
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            Matrices.configure(model, settings);
            return settings.getConfigEntries();
        }
    }

    private static OnnxModel dense(String activation, int width) {
        return OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), images(width))
                .initializer(Value.of("w"), noise(1, width, width))
                .node(Node.of("Gemm", List.of(Value.of("x"), Value.of("w")), List.of(Value.of("a")), Attributes.NONE))
                .node(Node.of(activation, List.of(Value.of("a")), List.of(Value.of("y")), Attributes.NONE))
                .output(Value.of("y"))
                .build());
    }

    private static Tensor noise(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return Tensor.of(values, rows, columns);
    }
}
