package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.heatmap.Localisation;
import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sanity figure, not a benchmark: where MobileNetV2 looks, on stock photos of wallabies and dogs; any box of a photo counts.
 *
 * <p>On all 133 photos, grad-cam reaches a mean IoU of 0.475 (0.5 or more on 50 %), layer-cam 0.472 (47 %), and the box of the
 * whole photo 0.378 (23 %); the test takes every third photo.
 */
class LocalisationOnPhotosTest {
    private static final int EVERY = 3;

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "layer-cam"})
    void boxes_meetTheObjectsBetterThanTheWholePhotoDoes(String method) throws IOException {
        Shared.assume();
        Classifier classifier = Classifier.of(
                OnnxModel.read(Shared.model("mobilenetv2_1.0_224.onnx")), Preprocessing.parse("imagenet-inception"));
        Overlaps found = new Overlaps();
        Overlaps whole = new Overlaps();
        Map<String, List<Box>> objects = objects();
        List<String> photos = List.copyOf(objects.keySet());
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            for (int i = 0; i < photos.size(); i += EVERY) {
                Image photo = Image.read(Shared.photo(photos.get(i)));
                Localisation localisation =
                        explainer.explain(photo, Target.predicted()).heatmap().localise(photo, Localisation.THRESHOLD);
                List<Box> there = objects.get(photos.get(i));
                found.add(localisation.box(), there);
                whole.add(new Box(0, 0, photo.width() - 1, photo.height() - 1), there);
            }
        }
        System.out.println(method + " on MobileNetV2: " + found + "; the whole photo: " + whole);

        assertThat(found.mean()).isGreaterThan(whole.mean());
    }

    /** How well boxes meet the best of the objects there are. */
    private static final class Overlaps {
        private final List<Double> all = new ArrayList<>();

        void add(Box box, List<Box> objects) {
            all.add(objects.stream()
                    .mapToDouble(box::intersectionOverUnion)
                    .max()
                    .orElseThrow());
        }

        double mean() {
            return all.stream().mapToDouble(each -> each).average().orElseThrow();
        }

        @Override
        public String toString() {
            long hits = all.stream().filter(each -> each >= 0.5).count();
            return String.format(
                    Locale.ROOT,
                    "%d photos, mean IoU %.3f, %.0f %% with 0.5 or more",
                    all.size(),
                    mean(),
                    100.0 * hits / all.size());
        }
    }

    /** Returns the boxes of each photo that has some. VOC counts pixels from 1, Limpid from 0. */
    private static Map<String, List<Box>> objects() throws IOException {
        Map<String, List<Box>> objects = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Shared.photo("boxes.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].startsWith("boxed/")) {
                int[] edges = Arrays.stream(cells)
                        .skip(2)
                        .limit(4)
                        .mapToInt(edge -> Math.max(0, Integer.parseInt(edge) - 1))
                        .toArray();
                objects.computeIfAbsent(cells[0], file -> new ArrayList<>())
                        .add(new Box(edges[0], edges[1], edges[2], edges[3]));
            }
        }
        return objects;
    }
}
