package io.limpid.cli.input;

import io.limpid.Classifier;
import io.limpid.cli.console.UsageException;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model for an input of a size that was asked for. */
public final class SizedModel {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})(?:x([1-9]\\d{0,4}))?");

    private SizedModel() {}

    /**
     * Returns a model whose photos are brought to a size.
     *
     * @throws UsageException if the size is none, or the model takes another
     */
    public static LoadedModel of(LoadedModel model, Optional<String> wanted) {
        return wanted.map(SizedModel::parse).map(size -> sized(model, size)).orElse(model);
    }

    private static Size parse(String text) {
        Matcher form = SIZE.matcher(text);
        if (!form.matches()) {
            throw new UsageException("--size is " + text + "; write HEIGHTxWIDTH or one number for a square, e.g. 224");
        }
        int height = Integer.parseInt(form.group(1));
        return new Size(height, form.group(2) == null ? height : Integer.parseInt(form.group(2)));
    }

    private static LoadedModel sized(LoadedModel model, Size size) {
        InputSlot slot = InputSlot.of(model.classifier().model().graph());
        if (!slot.fitted(size).equals(size)) {
            throw new UsageException("--size is " + size + ", but the model takes " + slot.fitted(size)
                    + " only; leave --size out, or export the model with open sizes");
        }
        Preprocessing preprocessing = model.preprocessing().value().withInputSize(size.height(), size.width());
        Classifier classifier = Classifier.of(model.classifier().model(), preprocessing)
                .withLabels(model.labels().value());
        return new LoadedModel(
                model.source(),
                classifier,
                classifier.network(slot.shape(size)),
                new ChosenPreprocessing(
                        preprocessing,
                        model.preprocessing().source(),
                        model.preprocessing().trust()),
                model.labels());
    }
}
