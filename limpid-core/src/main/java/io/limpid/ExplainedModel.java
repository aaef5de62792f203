package io.limpid;

import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import io.limpid.graph.onnx.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A classifier with explanations written behind it, as one plain ONNX file of standard operators that every ONNX runtime can
 * execute.
 *
 * <p>The file computes the model's own outputs, under their own names and by their own nodes, and for each method two more:
 *
 * <ul>
 *   <li>{@code attribution}, float {@code [N,h,w]} or {@code [N,C,h,w]}: the raw, signed result, as an {@link Explainer} gives
 *       it;
 *   <li>{@code heatmap}, float {@code [N,H,W]} at the input's size, 0 to 1: what {@link Attribution#heatmap} shows; where both
 *       signs count, 0.5 stands for zero.
 * </ul>
 *
 * <p>Several methods share the forward pass, and what they can of the rest; their outputs are then called {@code
 * grad-cam/attribution} and so on. An optional input {@code target}, {@code int64[N]}, or {@code int64[1]} for all images, says
 * which class is explained; left out, or -1, it is the predicted one. An optional input {@code contrast} says which class is
 * subtracted, -1 for none.
 *
 * <p>The file takes images of one size, that of the classifier's preprocessing, and any number of them at once if the model
 * does. Immutable.
 */
public final class ExplainedModel {
    private final Classifier classifier;
    private final List<GraphMethod> methods;
    private final Form form;

    private ExplainedModel(Classifier classifier, List<GraphMethod> methods, Form form) {
        this.classifier = classifier;
        this.methods = methods;
        this.form = form;
    }

    /** How it is written. */
    record Form(OptionalLong opset, TargetInput target) {}

    /**
     * Returns a classifier explained by a method.
     *
     * @throws IllegalArgumentException if the model is an explained one already
     */
    public static ExplainedModel of(Classifier classifier, GraphMethod method) {
        return of(classifier, List.of(Objects.requireNonNull(method, "method")));
    }

    /**
     * Returns a classifier explained by several methods.
     *
     * @throws IllegalArgumentException if no method is given, or the model is an explained one already
     */
    public static ExplainedModel of(Classifier classifier, List<GraphMethod> methods) {
        HeldExplanations.refuse(classifier.model());
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("no method is given; give one or more that need one run, such as"
                    + " Cams.gradCam(TargetLayer.lastSpatial())");
        }
        return new ExplainedModel(
                classifier, List.copyOf(methods), new Form(OptionalLong.empty(), TargetInput.OPTIONAL));
    }

    /**
     * Returns the same written in another opset, so that older runtimes can execute it.
     *
     * @param wanted the version of the ONNX standard; how low it can be depends on the operators that model and methods use
     */
    public ExplainedModel withOpset(long wanted) {
        return new ExplainedModel(classifier, methods, new Form(OptionalLong.of(wanted), form.target()));
    }

    /** Returns the same with a target that may be left out, which is the default, or must be fed. */
    public ExplainedModel withTarget(TargetInput wanted) {
        return new ExplainedModel(classifier, methods, new Form(form.opset(), wanted));
    }

    /**
     * Compiles the methods behind the model, and compares the result with model and methods on made-up pictures.
     *
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that a method cannot cross
     * @throws IllegalArgumentException if a method does not suit the model, or the opset is too low or too high
     */
    public OnnxModel compile() {
        Export export = Export.of(classifier, methods, form);
        return export.withMetadata(new ExportCheck(classifier, export).compare(export.model()));
    }

    /**
     * Writes the file, whole or not at all, and runs it as it then lies on the disk beside model and methods, on made-up
     * pictures.
     *
     * @return what was written, and how it compares
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that a method cannot cross
     * @throws IllegalArgumentException if a method does not suit the model, or the opset is too low or too high
     * @throws UncheckedIOException if the file cannot be written
     */
    public ExportReport write(Path file) {
        Export export = Export.of(classifier, methods, form);
        ExportCheck check = new ExportCheck(classifier, export);
        List<Agreement> expected = check.compare(export.model());
        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            export.withMetadata(expected).write(unfinished.path());
            OnnxModel written = OnnxModel.read(unfinished.path());
            List<Agreement> found = check.compare(written);
            unfinished.finish();
            return new ExportReport(file, written, found);
        } catch (IOException e) {
            throw failure(file, e);
        } catch (UncheckedIOException e) {
            throw failure(file, Objects.requireNonNull(e.getCause()));
        }
    }

    private static UncheckedIOException failure(Path file, IOException cause) {
        return new UncheckedIOException(
                "model " + file + " cannot be written (" + FileTrouble.of(cause)
                        + "); choose a folder that exists, may be written to and has room",
                cause);
    }
}
