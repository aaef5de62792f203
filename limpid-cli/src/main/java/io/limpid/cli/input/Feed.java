package io.limpid.cli.input;

import io.limpid.cli.console.UsageException;
import io.limpid.file.FileTrouble;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What an input beside the image is held at.
 *
 * @param input its name
 * @param content a {@code .npy} file, or a number for all its elements
 */
record Feed(String input, String content) {
    /** Reads {@code NAME=CONTENT}. */
    static Feed parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageException("--feed is " + text + "; give NAME=FILE.npy or NAME=NUMBER, where NAME is an input"
                    + " of the model");
        }
        return new Feed(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Returns the content in the form that a model takes. */
    Tensor tensor(Graph model) {
        return content.endsWith(".npy") ? read() : filled(model);
    }

    private Tensor read() {
        try {
            return Npy.read(Path.of(content));
        } catch (IOException e) {
            throw new UsageException("--feed " + input + "=" + content + ": the file cannot be read ("
                    + FileTrouble.of(e) + "); check the path");
        }
    }

    private Tensor filled(Graph model) {
        TensorType type = model.findType(Value.of(input)).orElse(TensorType.floats());
        long[] shape = sizes(type.shape());
        double number = number();
        if (type.element() == ElementType.FLOAT) {
            return Tensor.filled((float) number, shape);
        }
        if (type.element() == ElementType.INT64 && number == Math.rint(number)) {
            int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
            long[] numbers = new long[count];
            Arrays.fill(numbers, (long) number);
            return Tensor.of(numbers, shape);
        }
        throw new UsageException("--feed " + input + "=" + content + ": the input takes " + type
                + "; give its content as a .npy file of that type");
    }

    private double number() {
        try {
            return Double.parseDouble(content);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "--feed " + input + "=" + content + " is neither a .npy file nor a number; give one of them");
        }
    }

    /** A size that the model leaves open is 1: that of a batch, most often. */
    private static long[] sizes(Shape shape) {
        return shape.dims().stream()
                .mapToLong(dim -> dim instanceof Dim.Fixed fixed ? fixed.size() : 1)
                .toArray();
    }
}
