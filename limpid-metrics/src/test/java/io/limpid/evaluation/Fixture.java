package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.Method;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Labels;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.metric.registry.Metrics;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small net with photos to evaluate it on. */
public record Fixture(Path folder) {
    public static final int SIZE = 19;
    public static final int PHOTOS = 5;

    /** Returns a residual net of five classes. */
    public static Classifier classifier() {
        return Classifier.of(
                        OnnxModel.of(RandomNets.resnet(1).graph()),
                        Preprocessing.parse("imagenet(size=" + SIZE + ",resize=" + SIZE + ")"))
                .withLabels(new Labels(List.of("sun", "moon", "star", "sea", "sand")));
    }

    /** Returns an evaluation of two methods by three metrics, one of which has curves. */
    public static Evaluation evaluation() {
        return Evaluation.ofAll(
                classifier(),
                Stream.of("grad-cam", "saliency").map(Fixture::contender).toList(),
                Stream.of("deletion-auc", "sparseness", "pointing-game(tolerance=2)")
                        .map(Fixture::yardstick)
                        .toList());
    }

    public static Contender contender(String spec) {
        Method method = Methods.parse(spec);
        return new Contender(spec, Optional.empty(), method);
    }

    public static Yardstick yardstick(String spec) {
        return new Yardstick(spec, Metrics.parse(spec));
    }

    /** Returns photos with labels and boxes. */
    public LabelledImages data() {
        List<String> lines = new ArrayList<>(List.of("path,label,box"));
        for (int i = 0; i < PHOTOS; i++) {
            photo("p" + i + ".png", 40 + i, 30);
            lines.add("p" + i + ".png," + (i % 2 == 0 ? "sun" : "moon") + ",4 4 20 20");
        }
        return table(lines.toArray(String[]::new));
    }

    LabelledImages table(String... lines) {
        try {
            Path file = Files.write(folder.resolve("data.csv"), List.of(lines));
            return LabelledImages.table(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path photo(String name, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int shift = name.hashCode() & 0xFF;
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) (pixel % width * 5 + pixel / width * 3 * (i % 3) + shift);
        }
        Image.of(width, height, rgb).write(folder.resolve(name));
        return folder.resolve(name);
    }
}
