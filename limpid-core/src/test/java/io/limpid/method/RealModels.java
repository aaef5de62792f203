package io.limpid.method;

import io.limpid.Classifier;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The models of the shared folder, each with its preprocessing. */
public final class RealModels {
    private static final String ENDING = ".onnx";

    private static final Map<String, String> PREPROCESSING = Map.of(
            "mobilenetv2_1.0_224", "imagenet-inception",
            "mobilenetv1_0.25_128", "imagenet-inception(size=128,resize=146)",
            "resnet10_cifar64_bn", "imagenet(size=64,resize=64)",
            "ppocr_cls_v2", "imagenet-inception(order=bgr,fit=pad,size=48x192,resize=48x192)",
            "squeezenet1.1", "imagenet");

    private RealModels() {}

    /** Returns their names, sorted; {@code none} where the folder is not there. */
    public static List<String> names() {
        if (!Shared.isThere()) {
            return List.of("none");
        }
        try (Stream<Path> files = Files.list(Shared.model(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the models folder cannot be listed", e);
        }
    }

    /** Returns one of them, ready for photos. */
    public static Classifier classifier(String name) {
        Preprocessing preprocessing =
                Preprocessing.parse(PREPROCESSING.getOrDefault(name, "imagenet(size=32,resize=32)"));
        return Classifier.of(OnnxModel.read(Shared.model(name + ENDING)), preprocessing);
    }
}
