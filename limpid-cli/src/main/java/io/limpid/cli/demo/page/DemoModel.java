package io.limpid.cli.demo.page;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.cli.demo.Picture;
import io.limpid.cli.demo.RoadSign;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Labels;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One of the two models, ready to explain itself in two ways. Holds native memory until closed. */
final class DemoModel implements AutoCloseable {
    private static final String PREPROCESSING = "zero-one(size=160,resize=160,mean=0.5,std=0.5)";

    private final Classifier classifier;
    private final Explainer region;
    private final Explainer detail;

    private DemoModel(Classifier classifier) {
        this.classifier = classifier;
        this.region = Methods.parse(Methods.standard()).on(classifier);
        this.detail = Methods.parse(Methods.detailed()).on(classifier);
    }

    /** Returns the model that learnt from pictures whose watermarks say nothing. */
    static DemoModel honest() {
        return load("honest.onnx");
    }

    /** Returns the model that learnt from pictures whose watermarks give the class away. */
    static DemoModel shortcut() {
        return load("shortcut.onnx");
    }

    private static DemoModel load(String file) {
        try (InputStream content = Picture.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException(file + " is missing from the program; build it again");
            }
            OnnxModel model = OnnxModel.parse(content.readAllBytes(), file);
            Classifier unnamed = Classifier.of(model, Preprocessing.parse(PREPROCESSING));
            return new DemoModel(unnamed.withLabels(new Labels(RoadSign.labels())));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read from the program; build it again", e);
        }
    }

    Look look(Picture picture, Image photo) {
        Attribution found = region.explain(photo, Target.predicted());
        return new Look(found, detail.explain(photo, Target.predicted()), Shares.of(found.values(), picture));
    }

    /** Returns the SHA-256 of the model's file. */
    String digest() {
        return classifier.model().digest();
    }

    @Override
    public void close() {
        region.close();
        detail.close();
    }
}
