package io.limpid.evaluation.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A data set: images that are not read yet, in a fixed order.
 *
 * @param source the folder or table
 * @param images in order
 * @param problems parts of the data set that cannot be used
 */
public record LabelledImages(Path source, List<LabelledImage> images, List<DataProblem> problems) {
    public LabelledImages {
        images = List.copyOf(images);
        problems = List.copyOf(problems);
    }

    /**
     * Returns the data set at a path: a folder as {@link #folder} reads it, or a table as {@link #table} does.
     *
     * @throws IllegalArgumentException if it is neither, or holds no image
     */
    public static LabelledImages of(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no data at " + path
                    + "; give a folder of pictures, a folder of class folders, or a CSV file");
        }
        return Files.isDirectory(path) ? folder(path) : table(path);
    }

    /**
     * Returns the pictures of a folder: those in it, whose class is not known, and those in each folder in it, whose class is
     * that folder's name. Alphabetical order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static LabelledImages folder(Path folder) {
        return ClassFolders.read(folder);
    }

    /**
     * Returns the images that a CSV file lists. Its first line names the columns: {@code path} (or {@code file}), relative to the
     * file; {@code label} (or {@code class}); {@code box} (or {@code boxes}) as {@code xmin ymin xmax ymax}, several with
     * {@code ;} between, or columns of these names; {@code mask}. Others are passed over, rows of one image joined.
     *
     * @throws IllegalArgumentException if it cannot be read, has no such columns, or lists no image
     */
    public static LabelledImages table(Path file) {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new IllegalArgumentException(file
                    + " is neither a folder nor a CSV file; give a folder of pictures, or a file that ends in .csv");
        }
        return DataTable.read(file);
    }

    /** Returns the number of images. */
    public int size() {
        return images.size();
    }

    /**
     * Returns this data set with no more than so many images, spread evenly over it.
     *
     * @throws IllegalArgumentException if none are asked for
     */
    public LabelledImages limit(int count) {
        requireSome(count);
        int kept = Math.min(count, size());
        return withIndices(IntStream.range(0, kept).map(i -> (int) ((long) i * size() / kept)));
    }

    /**
     * Returns this data set with no more than so many images, chosen by chance; they keep their order.
     *
     * @throws IllegalArgumentException if none are asked for
     */
    public LabelledImages sample(int count, long seed) {
        requireSome(count);
        int[] all = IntStream.range(0, size()).toArray();
        Random random = new Random(seed);
        int kept = Math.min(count, size());
        for (int i = 0; i < kept; i++) {
            int other = i + random.nextInt(all.length - i);
            int taken = all[other];
            all[other] = all[i];
            all[i] = taken;
        }
        return withIndices(IntStream.of(all).limit(kept).sorted());
    }

    private static void requireSome(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit of " + count + " images leaves none; it must be 1 or more");
        }
    }

    private LabelledImages withIndices(IntStream indices) {
        return new LabelledImages(source, indices.mapToObj(images::get).toList(), problems);
    }
}
