package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.evaluation.data.LabelledImage;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.image.Box;
import io.limpid.metric.Companions;
import io.limpid.metric.GroundTruth;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads images with what is known of them, and brings both to the model's input. Thread-safe. */
final class ImageLoader {
    private final Classifier classifier;
    private final LabelledImages data;
    private final ClassNumbers classes;
    private final Optional<CompanionChoice> companions;

    /**
     * @param companions chooses other images for each; empty if no metric needs them
     */
    ImageLoader(
            Classifier classifier, LabelledImages data, ClassNumbers classes, Optional<CompanionChoice> companions) {
        this.classifier = classifier;
        this.data = data;
        this.classes = classes;
        this.companions = companions;
    }

    /** Reads an image; what cannot be read is told in the result. */
    Loaded load(int index) {
        LabelledImage image = data.images().get(index);
        List<Trouble> troubles = new ArrayList<>();
        try {
            ReadImage read = fitting(ReadImage.of(image.file(), classifier));
            Loaded.Content content = new Loaded.Content(
                    read.input(),
                    classifier.toNetwork(read.input().tensor()),
                    truth(image, read, troubles),
                    companions(index, troubles));
            return new Loaded(index, image, Optional.of(content), troubles);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            troubles.add(trouble(image, "the image", failure));
            return new Loaded(index, image, Optional.empty(), troubles);
        }
    }

    /** Returns an image unless it is a tensor of a size that the model does not take, or that the others do not have. */
    private ReadImage fitting(ReadImage read) {
        if (read.input().mapping().isEmpty()) {
            long[] shape = read.input().tensor().shape();
            classifier.network(shape);
            requireCommon(shape);
        }
        return read;
    }

    private void requireCommon(long... shape) {
        long[] common = classifier.preprocessing().constant(0).shape();
        if (!Arrays.equals(shape, common)) {
            throw new IllegalArgumentException(
                    "the tensor has shape " + Arrays.toString(shape)
                            + ", but an evaluation runs at one size, here " + Arrays.toString(common)
                            + "; give a preprocessing that makes the tensors' size, such as imagenet(size=160), or tensors of this one");
        }
    }

    private GroundTruth truth(LabelledImage image, ReadImage read, List<Trouble> troubles) {
        GroundTruth located =
                image.truth().mask().map(mask -> masked(image, read, troubles)).orElseGet(() -> boxed(image, read));
        try {
            OptionalInt label = classes.find(image.label());
            return label.isPresent() ? located.withLabel(label.getAsInt()) : located;
        } catch (IllegalArgumentException unknown) {
            troubles.add(trouble(image, "the label", unknown));
            return located;
        }
    }

    private static GroundTruth masked(LabelledImage image, ReadImage read, List<Trouble> troubles) {
        try {
            Tensor mask = MaskFile.read(image.truth().mask().orElseThrow());
            GroundTruth truth = GroundTruth.ofPhotoMask(mask, read.place());
            List<Box> boxes = boxesOf(image, read);
            return boxes.isEmpty() ? truth : new GroundTruth(truth.mask(), boxes, OptionalInt.empty());
        } catch (RuntimeException unreadable) {
            troubles.add(trouble(image, "the mask", unreadable));
            return boxed(image, read);
        }
    }

    private static GroundTruth boxed(LabelledImage image, ReadImage read) {
        List<Box> boxes = boxesOf(image, read);
        return boxes.isEmpty() ? GroundTruth.NONE : GroundTruth.ofBoxes(boxes, read.place());
    }

    /** Returns the boxes in pixels of the photo as it was read, which of a huge one are not all of its file's. */
    private static List<Box> boxesOf(LabelledImage image, ReadImage read) {
        int step = read.photo().reduction();
        return image.truth().boxes().stream()
                .map(box -> new Box(box.left() / step, box.top() / step, box.right() / step, box.bottom() / step))
                .toList();
    }

    private Optional<Companions> companions(int index, List<Trouble> troubles) {
        try {
            return companions
                    .flatMap(choice -> choice.of(index))
                    .map(chosen -> new Companions(
                            tensor(chosen.same()),
                            chosen.others().stream().map(this::tensor).toList()));
        } catch (RuntimeException unreadable) {
            troubles.add(trouble(data.images().get(index), "its companions", unreadable));
            return Optional.empty();
        }
    }

    private Tensor tensor(int index) {
        ReadImage read = ReadImage.of(data.images().get(index).file(), classifier);
        return classifier.toNetwork(read.input().tensor());
    }

    private static Trouble trouble(LabelledImage image, String about, Throwable failure) {
        return new Trouble(image.name(), about, Trouble.message(failure));
    }
}
