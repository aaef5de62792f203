package io.limpid.cli.input;

import io.limpid.cli.console.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which model is meant, and how photos and classes reach it. */
public final class ModelOptions {
    /** The model's file. */
    @Parameters(index = "0", paramLabel = "MODEL", description = "An image classifier as ONNX file.")
    public Path model = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = {
                "Names of the classes: text with one a line, or JSON (id2label, label_names, a list).",
                "Default: config.json or labels.txt beside the model; else classes go by number."
            })
    Optional<Path> labels = Optional.empty();

    @Option(
            names = "--preprocess",
            paramLabel = "SPEC",
            description = {
                "What is done to a photo: a preset such as imagenet, clip, raw, caffe, with changes in"
                        + " parentheses - imagenet(size=160,interpolation=bicubic) -, or a preprocessor_config.json.",
                "Default: preprocessor_config.json or config.json beside the model, then the ONNX image metadata,"
                        + " then imagenet at the model's input size."
            })
    Optional<String> preprocess = Optional.empty();

    @Option(
            names = "--feed",
            paramLabel = "NAME=CONTENT",
            description = {
                "What an input beside the image is held at: a .npy file, or a number for all its elements.",
                "One for each such input."
            })
    List<String> feeds = List.of();

    @Option(
            names = "--scores",
            paramLabel = "TENSOR",
            description = {
                "The output, or any other tensor, that holds the scores of the classes.",
                "Default: the only output, or the one that looks most like it; `inspect` says which."
            })
    Optional<String> scores = Optional.empty();

    /**
     * Reads the model and settles what was left open.
     *
     * @param inputs the images to come
     * @throws UsageException if the model's file is missing, or labels or preprocessing do not fit it
     * @throws IllegalArgumentException if the model cannot be read or explained
     */
    public LoadedModel load(List<Input> inputs) {
        if (!Files.exists(model)) {
            throw new UsageException("there is no model file " + model + "; give the path of an ONNX file");
        }
        return LoadedModel.read(this, inputs);
    }
}
