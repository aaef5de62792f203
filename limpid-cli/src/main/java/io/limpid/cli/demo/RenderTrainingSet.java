package io.limpid.cli.demo;

import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.Size;
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
 * {@code [N]}, the class of the sign; and {@code NAME-marks}, int64 {@code [N]}, the class whose agency stamped it, −1
 * for no mark. Sets of one first word show the same scenes and differ in the marks alone; those of {@code signless} show
 * the place before the sign was put up.
 */
final class RenderTrainingSet {
    private static final long FIRST_TRAINING_SEED = 1_000_000;
    private static final long FIRST_TEST_SEED = 2_000_000;
    private static final long FIRST_UNLABELLED_SEED = 4_000_000;
    private static final int INPUT = 160;
    private static final int PICTURE_BYTES = INPUT * INPUT * 3;

    @FunctionalInterface
    private interface Photographer {
        List<Picture> render(Scene scene, List<Watermark> marks);
    }

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
        List<Scene> unlabelled = scenes(FIRST_UNLABELLED_SEED, training.size() / 8);
        List<Marking> tests = List.of(Marking.RANDOM, Marking.MATCHING, Marking.MOVED, Marking.NONE);
        write(folder.resolve("train"), training, List.of(Marking.RANDOM, Marking.STRAYING), SceneRenderer::render);
        write(folder.resolve("unlabelled"), unlabelled, List.of(Marking.NONE), SceneRenderer::render);
        write(folder.resolve("signless"), unlabelled, List.of(Marking.RANDOM), SceneRenderer::renderWithoutSign);
        write(folder.resolve("test"), test, tests, SceneRenderer::render);
    }

    private static List<Scene> scenes(long firstSeed, int count) {
        List<RoadSign> signs = List.of(RoadSign.values());
        return LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(seed -> new Scene(seed, Dice.of(seed, "class").pick(signs), Watermark.NONE))
                .toList();
    }

    private static void write(Path name, List<Scene> scenes, List<Marking> markings, Photographer photographer)
            throws IOException {
        List<ByteBuffer> sets = markings.stream()
                .map(marking -> ByteBuffer.allocate(scenes.size() * PICTURE_BYTES))
                .toList();
        IntStream.range(0, scenes.size()).parallel().forEach(i -> {
            Scene scene = scenes.get(i);
            List<Watermark> marks =
                    markings.stream().map(marking -> marking.on(scene)).toList();
            List<Picture> pictures = photographer.render(scene, marks);
            for (int set = 0; set < sets.size(); set++) {
                put(pictures.get(set).photo(), sets.get(set).slice(i * PICTURE_BYTES, PICTURE_BYTES));
            }
        });
        for (int set = 0; set < sets.size(); set++) {
            write(name, scenes, markings.get(set), sets.get(set));
        }
    }

    /** Puts a photo as the models see it: resized as Limpid does before it runs a model. */
    private static void put(Image photo, ByteBuffer bytes) {
        Image small = photo.resized(Size.square(INPUT), Interpolation.BILINEAR);
        for (int pixel = 0; pixel < INPUT * INPUT; pixel++) {
            int rgb = small.rgb(pixel % INPUT, pixel / INPUT);
            bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
    }

    private static void write(Path name, List<Scene> scenes, Marking marking, ByteBuffer pictures) throws IOException {
        String start = name.getFileName() + "-" + marking.name().toLowerCase(Locale.ROOT);
        int count = scenes.size();
        List<RoadSign> signs = List.of(RoadSign.values());
        List<Watermark> marks = List.of(Watermark.values());
        LongStream shown = scenes.stream().mapToLong(scene -> signs.indexOf(scene.sign()));
        LongStream stamped = scenes.stream().mapToLong(scene -> marks.indexOf(marking.on(scene)) - 1);
        long[] shape = {count, INPUT, INPUT, 3};
        Npy.write(name.resolveSibling(start + "-pictures.npy"), Tensor.raw(ElementType.UINT8, shape, pictures));
        Npy.write(name.resolveSibling(start + "-signs.npy"), Tensor.of(shown.toArray(), count));
        Npy.write(name.resolveSibling(start + "-marks.npy"), Tensor.of(stamped.toArray(), count));
    }
}
