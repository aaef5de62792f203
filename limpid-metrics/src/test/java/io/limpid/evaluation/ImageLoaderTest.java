package io.limpid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Classifier;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.metric.GroundTruth;
import io.limpid.run.Batches;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLoaderTest {
    @TempDir
    Path folder;

    /** A photo of 16 x 8, its shorter edge brought to 4 and the middle 4 x 4 taken: photo columns 4 to 11, two for each pixel. */
    private GroundTruth truth(String... lines) {
        new Fixture(folder).photo("p.png", 16, 8);
        LabelledImages data = new Fixture(folder).table(lines);
        return loader(data).load(0).content().orElseThrow().truth();
    }

    private static ImageLoader loader(LabelledImages data) {
        return loader(data, RandomNets.resnet(1).graph(), "imagenet(size=4,resize=4)");
    }

    private static ImageLoader loader(LabelledImages data, Graph model, String preprocessing) {
        Classifier classifier = Classifier.of(OnnxModel.of(model), Preprocessing.parse(preprocessing));
        return new ImageLoader(classifier, data, new ClassNumbers(Optional.empty(), 5), Optional.empty());
    }

    @Test
    void boxes_goThroughResizeAndCrop() {
        GroundTruth truth = truth("path,label,box", "p.png,3,6 2 9 5");

        assertThat(truth.mask().orElseThrow().toFloats())
                .containsExactly(0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0);
        assertThat(truth.boxes()).containsExactly(new Box(6, 2, 9, 5));
        assertThat(truth.label()).hasValue(3);
    }

    @Test
    void tensors_areTakenAsTheyAre() throws IOException {
        Tensor tensor = RandomNets.resnet(1).example(1);
        Npy.write(folder.resolve("t.npy"), tensor);
        Npy.write(folder.resolve("two.npy"), Batches.repeated(tensor, 2));
        Npy.write(folder.resolve("small.npy"), Tensor.filled(1, 3, 4, 4));
        Path table = Files.write(
                folder.resolve("data.csv"), List.of("path,label,box", "t.npy,3,1 0 2 1", "two.npy,3,", "small.npy,3,"));
        ImageLoader loader =
                loader(LabelledImages.of(table), RandomNets.resnet(1).graph(), "imagenet(size=19)");
        Loaded.Content content = loader.load(0).content().orElseThrow();

        assertThat(content.tensor()).isEqualTo(tensor);
        assertThat(content.truth().label()).hasValue(3);
        float[] mask = content.truth().mask().orElseThrow().toFloats();
        assertThat(mask).hasSize(tensor.size(2) * tensor.size(3));
        for (int i = 0; i < mask.length; i++) {
            int row = i / tensor.size(3);
            int column = i % tensor.size(3);
            assertThat(mask[i]).isEqualTo(row <= 1 && column >= 1 && column <= 2 ? 1 : 0);
        }
        assertThat(loader.load(1).troubles()).singleElement().satisfies(trouble -> assertThat(trouble.message())
                .contains("holds 2 images"));
        assertThat(loader.load(2).troubles()).singleElement().satisfies(trouble -> assertThat(trouble.message())
                .contains("takes [N,3,19,19]"));
    }

    @Test
    void tensorsOfAnotherSizeThanTheEvaluations_areRefusedWithAWayOut() throws IOException {
        Shape open = Shape.of(1, 3, 1, 1).with(2, new Dim.Symbolic("H")).with(3, new Dim.Symbolic("W"));
        Graph anySize = new GraphBuilder()
                .input(Value.of("x"), new TensorType(ElementType.FLOAT, open))
                .node(Node.of("GlobalAveragePool", List.of(Value.of("x")), List.of(Value.of("y")), Attributes.NONE))
                .output(Value.of("y"))
                .build();
        Npy.write(folder.resolve("large.npy"), Tensor.filled(1, 3, 8, 8));
        LabelledImages data = new Fixture(folder).table("path", "large.npy");

        assertThat(loader(data, anySize, "imagenet(size=4)").load(0).troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.message())
                        .contains("runs at one size, here [1, 3, 4, 4]", "imagenet(size="));
        assertThat(loader(data, anySize, "imagenet(size=8)").load(0).troubles()).isEmpty();
    }

    @Test
    void boxesOutsideTheCrop_leaveTheMaskEmpty() {
        GroundTruth truth = truth("path,box", "p.png,0 0 3 7");

        assertThat(truth.mask().orElseThrow().toFloats()).containsOnly(0);
    }

    @Test
    void masks_goThroughResizeAndCrop() {
        byte[] rgb = new byte[3 * 16 * 8];
        for (int x = 4; x < 6; x++) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * (7 * 16 + x) + channel] = (byte) 255;
                rgb[3 * (6 * 16 + x) + channel] = (byte) 255;
            }
        }
        Image.of(16, 8, rgb).write(folder.resolve("m.png"));

        GroundTruth truth = truth("path,mask", "p.png,m.png");

        assertThat(truth.mask().orElseThrow().toFloats())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        assertThat(truth.boxes()).containsExactly(new Box(4, 6, 5, 7));
    }
}
