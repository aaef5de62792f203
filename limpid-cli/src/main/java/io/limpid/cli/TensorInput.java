package io.limpid.cli;

import io.limpid.Classifier;
import io.limpid.ModelInput;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One image of a {@code .npy} file, which holds a tensor that is preprocessed already.
 *
 * @param row which of the file's images
 * @param count how many images the file holds
 */
record TensorInput(Path file, Tensor tensor, int row, int count) implements Input {
    private static final String ENDING = ".npy";

    static boolean isTensor(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /** Returns the images of a file; a broken file as one input that fails. */
    static List<? extends Input> read(Path file) {
        try {
            Tensor all = batch(file, Npy.read(file));
            int count = all.size(0);
            return IntStream.range(0, count)
                    .mapToObj(row -> new TensorInput(file, all.row(row), row, count))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(new BrokenInput(file, e));
        } catch (IOException e) {
            return List.of(new BrokenInput(file, new UncheckedIOException(e)));
        }
    }

    private static Tensor batch(Path file, Tensor tensor) {
        long[] shape = tensor.shape();
        boolean isBatch = shape.length == 4;
        if (!tensor.type().isFloating() || tensor.size() == 0 || !(isBatch || shape.length == 3)) {
            throw new IllegalArgumentException(file + " holds " + tensor
                    + "; a tensor for the model is float[N,C,H,W] or float[C,H,W], preprocessed already."
                    + " Save photos as JPEG or PNG to have them preprocessed");
        }
        Tensor floats = tensor.asFloat();
        return isBatch ? floats : floats.reshaped(1, shape[0], shape[1], shape[2]);
    }

    @Override
    public String name() {
        return count == 1 ? file.toString() : file + "#" + row;
    }

    @Override
    public String stem() {
        return FileNames.stem(file) + (count == 1 ? "" : "-" + row);
    }

    @Override
    public Optional<Shape> shape(InputSlot slot) {
        return Optional.of(Shape.of(tensor.shape())).filter(shape -> shape.size(slot.channelAxis()) == slot.channels());
    }

    @Override
    public LoadedInput load(Classifier classifier) {
        int broken = 0;
        float[] values = tensor.toFloats();
        for (float value : values) {
            broken += Float.isFinite(value) ? 0 : 1;
        }
        if (broken > 0) {
            throw new IllegalArgumentException(name() + " holds " + broken + " of " + values.length
                    + " values that are NaN or infinite, shape " + Arrays.toString(tensor.shape())
                    + "; a model can make nothing of them. Look where they come from");
        }
        ModelInput input = ModelInput.of(tensor);
        return new LoadedInput(
                FileNames.sha256(file),
                input,
                TensorPicture.of(tensor, classifier.preprocessing().layout()));
    }
}
