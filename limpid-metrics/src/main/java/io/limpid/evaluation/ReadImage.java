package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.ModelInput;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Prepared;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import io.limpid.image.TensorFile;
import io.limpid.tensor.Tensor;
import java.nio.file.Path;

/**
 * An image of a data set, as people and as the model see it.
 *
 * @param photo as it was read; of a tensor, a picture of its numbers
 * @param input for the model
 * @param place where the input lies on the photo
 */
record ReadImage(Image photo, ModelInput input, PixelMapping place) {
    /**
     * Reads a photo, or a {@code .npy} file with one tensor that is preprocessed already.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    static ReadImage of(Path file, Classifier classifier) {
        return TensorFile.isTensor(file) ? tensor(file, classifier) : photo(file, classifier.preprocessing());
    }

    private static ReadImage photo(Path file, Preprocessing preprocessing) {
        Image photo = Image.read(file);
        Prepared prepared = preprocessing.prepare(photo);
        return new ReadImage(photo, ModelInput.of(prepared), prepared.mapping());
    }

    private static ReadImage tensor(Path file, Classifier classifier) {
        Tensor tensor = TensorFile.read(file);
        if (tensor.size(0) != 1) {
            throw new IllegalArgumentException(file + " holds " + tensor.size(0)
                    + " images; in a data set each has a file of its own: save them one by one");
        }
        Tensor image = TensorFile.usable(file.toString(), tensor, classifier.inputElement());
        Image picture = TensorFile.picture(image, classifier.preprocessing().layout());
        Size size = new Size(picture.height(), picture.width());
        return new ReadImage(picture, ModelInput.of(image), PixelMapping.whole(size, size));
    }
}
