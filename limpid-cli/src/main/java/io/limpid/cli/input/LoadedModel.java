package io.limpid.cli.input;

import io.limpid.Classifier;
import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.Network;
import io.limpid.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A classifier as the command line describes it, and where each part of it comes from.
 *
 * @param source the file
 * @param classifier ready for use
 * @param network the model at the size of its input, as far as that is known before images are read
 * @param preprocessing what is done to photos
 * @param labels names of the classes
 */
public record LoadedModel(
        ModelFile source,
        Classifier classifier,
        Network network,
        ChosenPreprocessing preprocessing,
        ChosenLabels labels) {
    /**
     * Reads a model.
     *
     * @param inputs the images to come; where the model leaves its size open, a tensor among them tells it
     * @throws UsageException if labels or preprocessing do not fit the model
     * @throws IllegalArgumentException if the model cannot be read or explained
     */
    static LoadedModel read(ModelOptions options, List<Input> inputs) {
        ModelFile file = ModelFile.read(options.model, options.feeds, options.scores);
        OnnxModel model = file.model();
        ChosenPreprocessing preprocessing = ChosenPreprocessing.choose(options.model, model, options.preprocess);
        Classifier unnamed = Classifier.of(model, preprocessing.value());
        Network network = unnamed.network(shape(InputSlot.of(model.graph()), preprocessing, inputs));
        ChosenLabels labels =
                ChosenLabels.choose(options.model, network.outputs().classes(), options.labels);
        return new LoadedModel(file, unnamed.withLabels(labels.value()), network, preprocessing, labels);
    }

    /** Returns the path of the model's file as given. */
    public Path file() {
        return source.path();
    }

    /** Says which model it is. */
    public void introduce(Console console) {
        console.say("model: " + file() + " (opset " + classifier.model().opset() + ", "
                + labels.value().size() + " classes)");
        if (network.source().graph().outputs().size() > 1) {
            console.say("scores: " + network.output().name() + ", of the outputs "
                    + network.source().graph().outputs().stream()
                            .map(Value::name)
                            .collect(Collectors.joining(", "))
                    + " (--scores takes another)");
        }
        console.say("labels: " + labels.source());
    }

    /** Says what is done to photos. */
    public void introducePreprocessing(Console console) {
        console.say("preprocessing: " + preprocessing.text());
    }

    private static long[] shape(InputSlot slot, ChosenPreprocessing preprocessing, List<Input> inputs) {
        long[] ofPhotos = slot.shape(preprocessing.value().geometry().input());
        boolean settled = slot.size().isPresent() || inputs.stream().anyMatch(PhotoInput.class::isInstance);
        return inputs.stream()
                .flatMap(input -> input.shape(slot).stream())
                .filter(shape -> !settled)
                .findFirst()
                .map(Shape::sizes)
                .orElse(ofPhotos);
    }
}
