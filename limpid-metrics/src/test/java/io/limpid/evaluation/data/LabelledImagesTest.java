package io.limpid.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledImagesTest {
    @TempDir
    Path folder;

    private void file(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), List.of(lines));
    }

    private LabelledImages table(String... lines) throws IOException {
        file("data.csv", lines);
        return LabelledImages.of(folder.resolve("data.csv"));
    }

    @Test
    void classFolders_nameTheClasses() throws IOException {
        file("dog/b.jpg");
        file("cat/a.PNG");
        file("cat/c.npy");
        file("cat/notes.txt");
        file(".hidden/x.png");
        file("loose.jpg");

        LabelledImages data = LabelledImages.of(folder);

        assertThat(data.images())
                .extracting(LabelledImage::name)
                .containsExactly("cat/a.PNG", "cat/c.npy", "dog/b.jpg", "loose.jpg");
        assertThat(data.images())
                .extracting(LabelledImage::label)
                .containsExactly(Optional.of("cat"), Optional.of("cat"), Optional.of("dog"), Optional.empty());
        assertThat(data.problems()).isEmpty();
    }

    @Test
    void linksThatLeadNowhere_areNotPassedOver() throws IOException {
        file("dog/b.jpg");
        Files.createSymbolicLink(folder.resolve("dog/c.jpg"), folder.resolve("none"));
        Files.createSymbolicLink(folder.resolve("cat"), folder.resolve("none"));

        LabelledImages data = LabelledImages.of(folder);

        assertThat(data.images()).extracting(LabelledImage::name).containsExactly("dog/b.jpg", "dog/c.jpg");
        assertThat(data.problems()).extracting(DataProblem::where).containsExactly("cat");
    }

    @Test
    void folderWithoutPictures_isRefused() throws IOException {
        file("deep/deeper/a.png");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledImages.of(folder))
                .withMessageContaining("holds no picture");
    }

    @Test
    void whatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledImages.of(folder.resolve("nothing")))
                .withMessageContaining("there is no data at");
    }

    @Test
    void table_tellsLabelsBoxesAndMasks() throws IOException {
        LabelledImages data = table(
                "path,label,boxes,mask,remark",
                "a.png,\"tabby, tabby cat\",1 2 3 4;5 6 7.4 8,masks/a.png,\"said \"\"so\"\"\"",
                "b.png,,,,");

        LabelledImage first = data.images().get(0);
        assertThat(first.file()).isEqualTo(folder.resolve("a.png"));
        assertThat(first.truth())
                .isEqualTo(new LabelledImage.Truth(
                        Optional.of("tabby, tabby cat"),
                        List.of(new Box(1, 2, 3, 4), new Box(5, 6, 7, 8)),
                        Optional.of(folder.resolve("masks/a.png"))));
        assertThat(data.images().get(1).truth()).isEqualTo(LabelledImage.Truth.NONE);
    }

    @Test
    void linesOfOneImage_areJoined() throws IOException {
        LabelledImages data =
                table("file,object,xmin,ymin,xmax,ymax", "a.png,dog,1,2,3,4", "b.png,dog,0,0,1,1", "a.png,dog,5,6,7,8");

        assertThat(data.images()).extracting(LabelledImage::name).containsExactly("a.png", "b.png");
        assertThat(data.images().get(0).truth().boxes()).containsExactly(new Box(1, 2, 3, 4), new Box(5, 6, 7, 8));
    }

    @Test
    void linesOfOneImageWithDifferentLabels_areNotJoined_andTold() throws IOException {
        LabelledImages data = table("path,label,box", "a.png,dog,1 2 3 4", "a.png,cat,5 6 7 8", "a.png,,9 9 10 10");

        assertThat(data.images().get(0).label()).contains("dog");
        assertThat(data.images().get(0).truth().boxes()).containsExactly(new Box(1, 2, 3, 4), new Box(9, 9, 10, 10));
        assertThat(data.problems()).extracting(DataProblem::where).containsExactly("data.csv line 3");
        assertThat(data.problems().get(0).message()).contains("the label is cat", "says dog");
    }

    @Test
    void badLines_areToldAndPassedOver() throws IOException {
        LabelledImages data = table(
                "path,label,box",
                "a.png,cat,1 2 3",
                "b.png,cat",
                ",cat,",
                "c.png,\"cat,",
                "d.png,cat,3 3 1 1",
                "",
                "good.png,cat,1 2 3 4");

        assertThat(data.images()).extracting(LabelledImage::name).containsExactly("good.png");
        assertThat(data.problems())
                .extracting(DataProblem::where)
                .containsExactly(
                        "data.csv line 2", "data.csv line 3", "data.csv line 4", "data.csv line 5", "data.csv line 6");
        assertThat(data.problems().get(0).message()).contains("1 2 3", "xmin ymin xmax ymax");
    }

    @Test
    void tableWithoutPaths_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("label,box", "cat,1 2 3 4"))
                .withMessageContaining("must be path");
    }

    @Test
    void limit_spreadsOverTheData() throws IOException {
        LabelledImages data = table("path", "0.png", "1.png", "2.png", "3.png", "4.png", "5.png");

        assertThat(data.limit(3).images()).extracting(LabelledImage::name).containsExactly("0.png", "2.png", "4.png");
        assertThat(data.limit(9).size()).isEqualTo(6);
    }

    @Test
    void sample_keepsTheOrder_andIsTheSameForTheSameSeed() throws IOException {
        LabelledImages data = table("path", "0.png", "1.png", "2.png", "3.png", "4.png", "5.png");

        LabelledImages sample = data.sample(4, 1);

        assertThat(sample.images())
                .extracting(LabelledImage::name)
                .isSorted()
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(sample).isEqualTo(data.sample(4, 1));
    }
}
