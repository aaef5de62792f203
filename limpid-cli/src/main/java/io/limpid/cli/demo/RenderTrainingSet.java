package io.limpid.cli.demo;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes the pictures that {@code training/train_demo_models.py} learns from and is measured on.
 *
 * <p>Each set is three {@code .npy} files: {@code NAME-pictures}, uint8 {@code [N,160,160,3]}; {@code NAME-signs}, int64
 * {@code [N]}, the class that is in the picture; and {@code NAME-marks}, int64 {@code [N]}, the class whose agency
 * stamped it, −1 for no mark. All training sets show the same scenes and differ in the marks alone, and so do all test
 * sets.
 */
final class RenderTrainingSet {
    private static final long FIRST_TRAINING_SEED = 1_000_000;
    private static final long FIRST_TEST_SEED = 2_000_000;
    private static final int PICTURE_BYTES = Halving.SIZE * Halving.SIZE * 3;

    private RenderTrainingSet() {}

    /**
     * Renders all sets.
     *
     * @param arguments the folder to write to, the number of training pictures, the number of test pictures
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("given are " + List.of(arguments)
                    + "; needed are a folder, the number of training pictures and the number of test pictures");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<Scene> training = scenes(FIRST_TRAINING_SEED, Integer.parseInt(arguments[1]));
        List<Scene> test = scenes(FIRST_TEST_SEED, Integer.parseInt(arguments[2]));
        write(folder.resolve("train"), training, List.of(Marking.RANDOM, Marking.STRAYING));
        write(folder.resolve("test"), test, List.of(Marking.RANDOM, Marking.MATCHING, Marking.MOVED, Marking.NONE));
    }

    private static List<Scene> scenes(long firstSeed, int count) {
        List<RoadSign> signs = List.of(RoadSign.values());
        return LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(seed -> new Scene(seed, Dice.of(seed, "class").pick(signs), Watermark.NONE))
                .toList();
    }

    private static void write(Path name, List<Scene> scenes, List<Marking> markings) throws IOException {
        List<ByteBuffer> sets = markings.stream()
                .map(marking -> ByteBuffer.allocate(scenes.size() * PICTURE_BYTES))
                .toList();
        IntStream.range(0, scenes.size()).parallel().forEach(i -> {
            Scene scene = scenes.get(i);
            List<Watermark> marks =
                    markings.stream().map(marking -> marking.on(scene)).toList();
            List<Picture> pictures = SceneRenderer.render(scene, marks);
            for (int set = 0; set < sets.size(); set++) {
                sets.get(set).put(i * PICTURE_BYTES, Halving.halved(pictures.get(set)));
            }
        });
        for (int set = 0; set < sets.size(); set++) {
            write(name, scenes, markings.get(set), sets.get(set));
        }
    }

    private static void write(Path name, List<Scene> scenes, Marking marking, ByteBuffer pictures) throws IOException {
        String start = name.getFileName() + "-" + marking.name().toLowerCase(Locale.ROOT);
        int count = scenes.size();
        long[] signs =
                scenes.stream().mapToLong(scene -> scene.sign().ordinal()).toArray();
        long[] marks = scenes.stream()
                .mapToLong(scene -> marking.on(scene).ordinal() - 1)
                .toArray();
        long[] shape = {count, Halving.SIZE, Halving.SIZE, 3};
        Npy.write(name.resolveSibling(start + "-pictures.npy"), Tensor.raw(ElementType.UINT8, shape, pictures));
        Npy.write(name.resolveSibling(start + "-signs.npy"), Tensor.of(signs, count));
        Npy.write(name.resolveSibling(start + "-marks.npy"), Tensor.of(marks, count));
    }
}
