package io.limpid.cli.input;

import io.limpid.Classifier;
import io.limpid.ModelInput;
import io.limpid.cli.folder.FileMark;
import io.limpid.image.TensorFile;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One image of a {@code .npy} file, which holds a tensor that is preprocessed already.
 *
 * @param mark what the file was when it was read; the same for all its images
 * @param row which of the file's images
 * @param count how many images the file holds
 */
record TensorInput(Path file, FileMark mark, Tensor tensor, int row, int count) implements Input {
    /** Returns the images of a file; a broken file as one input that fails. */
    static List<? extends Input> read(Path file) {
        try {
            Tensor all = TensorFile.read(file);
            FileMark mark = FileMark.of(file);
            int count = all.size(0);
            return IntStream.range(0, count)
                    .mapToObj(row -> new TensorInput(file, mark, all.row(row), row, count))
                    .toList();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return List.of(new BrokenInput(file, e));
        }
    }

    @Override
    public String name() {
        return Input.super.name() + (count == 1 ? "" : "#" + row);
    }

    @Override
    public String stem() {
        return Input.super.stem() + (count == 1 ? "" : "-" + row);
    }

    @Override
    public Optional<Shape> shape(InputSlot slot) {
        return Optional.of(Shape.of(tensor.shape())).filter(shape -> shape.size(slot.channelAxis()) == slot.channels());
    }

    @Override
    public LoadedInput load(Classifier classifier) {
        Tensor image = TensorFile.usable(name(), tensor, classifier.inputElement());
        return new LoadedInput(
                mark,
                ModelInput.of(image),
                TensorFile.picture(image, classifier.preprocessing().layout()));
    }
}
