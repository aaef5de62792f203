package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.heatmap.Upsampling;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Preprocessing;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real models and photos. */
class SharedModelsTest {
    private static final int FIRST_DOG = 151;
    private static final int LAST_DOG = 268;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsMaterial() {
        Shared.assume();
    }

    /** A photo with the boxes of its objects, in photo pixels: left, top, right, bottom. */
    private record Boxed(Path photo, List<int[]> boxes) {
        boolean holds(double x, double y) {
            return boxes.stream().anyMatch(box -> x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
        }
    }

    private static List<Boxed> dogs(int count) throws IOException {
        List<String> lines = Files.readAllLines(Shared.photo("boxes.csv"));
        return lines.stream()
                .filter(line -> line.startsWith("boxed/dog"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .limit(count)
                .map(file -> new Boxed(Shared.photo(file), boxes(lines, file)))
                .toList();
    }

    private static List<int[]> boxes(List<String> lines, String file) {
        return lines.stream()
                .filter(line -> line.startsWith(file + ","))
                .map(line -> Arrays.stream(line.split(","))
                        .skip(2)
                        .limit(4)
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toList();
    }

    @Test
    void squeezenet_namesTheDogsAndLooksAtThem() throws IOException {
        List<Boxed> dogs = dogs(8);
        Object[] args = {"explain", Shared.model("squeezenet1.1.onnx"), "--labels", labels(), "-o", folder, "--json"};
        Object[] all = Arrays.copyOf(args, args.length + dogs.size());
        for (int i = 0; i < dogs.size(); i++) {
            all[args.length + i] = dogs.get(i).photo();
        }

        JsonNode manifest = Run.of(all).succeeds().json();

        int named = 0;
        double density = 0;
        for (int i = 0; i < dogs.size(); i++) {
            JsonNode result = manifest.at("/results/" + i);
            int index = result.at("/target/index").asInt();
            named += index >= FIRST_DOG && index <= LAST_DOG ? 1 : 0;
            density += densityInBox(manifest, result, dogs.get(i));
            assertThat(result.at("/checks").findValues("passed")).allMatch(JsonNode::asBoolean);
        }
        assertThat(named).as("photos on which a dog is named").isGreaterThanOrEqualTo(6);
        assertThat(density / dogs.size())
                .as("evidence in the box, per area, to evidence in all the input")
                .isGreaterThan(1.2);
    }

    private static Path labels() {
        return Shared.model("labels").resolve("imagenet1000.txt");
    }

    /** Returns how much denser the positive evidence is in the boxes than in all that the model sees. */
    private double densityInBox(JsonNode manifest, JsonNode result, Boxed dog) throws IOException {
        Preprocessing preprocessing =
                Preprocessing.parse(manifest.at("/preprocessing/spec").asText());
        PixelMapping mapping = preprocessing.prepare(Image.read(dog.photo())).mapping();
        Tensor map = Npy.read(folder.resolve(result.at("/npy").asText()));
        float[] values = Upsampling.bilinear(map, mapping.input()).toFloats();
        double inBox = 0;
        double all = 0;
        int pixels = 0;
        int width = mapping.input().width();
        for (int i = 0; i < values.length; i++) {
            double evidence = Math.max(0, values[i]);
            int column = i % width;
            int row = i / width;
            boolean isInBox = dog.holds(mapping.photoX(column + 0.5), mapping.photoY(row + 0.5));
            all += evidence;
            inBox += isInBox ? evidence : 0;
            pixels += isInBox ? 1 : 0;
        }
        return inBox / all * values.length / pixels;
    }

    @Test
    void modelThatEndsInSoftmax_predictsLikeThePlainOne() {
        Path line = Shared.model("ppocr_cls_v2.onnx");

        JsonNode manifest = Run.of(
                        "explain",
                        line,
                        Shared.photo("misc/chelsea.png"),
                        "--preprocess",
                        "paddle-text-line",
                        "-m",
                        "grad-cam",
                        "-m",
                        "input-x-gradient",
                        "-o",
                        folder,
                        "--json")
                .succeeds()
                .json();

        for (JsonNode result : manifest.at("/results")) {
            assertThat(result.at("/checks").findValuesAsText("name")).contains("same-prediction");
            assertThat(result.at("/checks").findValues("passed")).allMatch(JsonNode::asBoolean);
        }
    }
}
