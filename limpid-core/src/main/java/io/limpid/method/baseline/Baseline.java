package io.limpid.method.baseline;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An image that shows nothing: what an explanation of a difference compares the image with. */
public enum Baseline {
    /** All black, as the preprocessing makes it. */
    BLACK {
        @Override
        public Tensor of(Tensor image, Optional<InputRange> range) {
            return known(range).blackLike(image);
        }

        @Override
        public Value emit(Frame frame) {
            Network network = frame.network();
            return flat(frame, known(network.inputRange()).blackLike(pixel(network)));
        }
    },
    /** All zeros of the model's input; of most models, that is the mean colour of the training photos. */
    ZERO {
        @Override
        public Tensor of(Tensor image, Optional<InputRange> range) {
            return Tensor.filled(0, image.shape());
        }

        @Override
        public Value emit(Frame frame) {
            return flat(frame, Tensor.scalar(0));
        }
    },
    /** All white, as the preprocessing makes it. */
    WHITE {
        @Override
        public Tensor of(Tensor image, Optional<InputRange> range) {
            return known(range).whiteLike(image);
        }

        @Override
        public Value emit(Frame frame) {
            Network network = frame.network();
            return flat(frame, known(network.inputRange()).whiteLike(pixel(network)));
        }
    },
    /** The image's own mean colour. */
    MEAN {
        @Override
        public Tensor of(Tensor image, Optional<InputRange> range) {
            float[] values = image.toFloats();
            int places = values.length / image.size(1);
            for (int start = 0; start < values.length; start += places) {
                double sum = 0;
                for (int i = start; i < start + places; i++) {
                    sum += values[i];
                }
                Arrays.fill(values, start, start + places, (float) (sum / places));
            }
            return Tensor.of(values, image.shape());
        }

        @Override
        public Value emit(Frame frame) {
            Emitter emit = frame.emit().scoped("baseline");
            Value image = frame.network().input();
            return emit.expandLike(emit.reduceMean(image, 2, 3), image);
        }
    },
    /** The image blurred until nothing can be told, see {@link GaussianBlur}. */
    BLUR {
        @Override
        public Tensor of(Tensor image, Optional<InputRange> range) {
            return GaussianBlur.of(image);
        }

        @Override
        public Tensor towards(Tensor image, Optional<InputRange> range, double share) {
            return share == 0 ? image : GaussianBlur.of(image, share);
        }

        @Override
        public Value emit(Frame frame) {
            return GaussianBlur.emit(
                    frame.emit().scoped("baseline"), frame.network().input(), shape(frame.network()));
        }
    };

    /**
     * Returns the baseline for an image {@code [1,C,H,W]}, of its shape.
     *
     * @param range what black and white are, if that is known
     * @throws IllegalArgumentException if it must be known and is not
     */
    public abstract Tensor of(Tensor image, Optional<InputRange> range);

    /**
     * Emits the baseline for the input of a network {@code [N,C,H,W]}: of its shape, or {@code [1,C,H,W]} if it is the same for
     * all images; then it is made of constants.
     *
     * @throws IllegalArgumentException if the network does not know what black and white are, and that is asked for
     */
    public abstract Value emit(Frame frame);

    /**
     * Returns the image {@code [1,C,H,W]} on its way to the baseline: a share of 0 is the image, 1 the baseline. A blurred baseline is
     * blurred less, others are mixed with the image.
     *
     * @param range what black and white are, if that is known
     * @throws IllegalArgumentException if it must be known and is not
     */
    public Tensor towards(Tensor image, Optional<InputRange> range, double share) {
        float[] values = image.toFloats();
        float[] end = of(image, range).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] + share * (end[i] - values[i]));
        }
        return Tensor.of(values, image.shape());
    }

    /** Returns the name in spec strings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static InputRange known(Optional<InputRange> range) {
        return range.orElseThrow(
                () -> new IllegalArgumentException("what black and white are in this network's input is"
                        + " not known; explain through a classifier with its preprocessing, or take baseline=zero"));
    }

    private static Shape shape(Network network) {
        return network.graph().type(network.input()).shape();
    }

    /** Returns an image of one pixel, with the channels of the network's input. */
    private static Tensor pixel(Network network) {
        return Tensor.filled(0, 1, shape(network).size(1), 1, 1);
    }

    /** Emits one colour as an image. */
    private static Value flat(Frame frame, Tensor colour) {
        Network network = frame.network();
        Shape shape = shape(network);
        Emitter emit = frame.emit().scoped("baseline");
        Value size = emit.indices(Math.max(1, network.fixedBatch()), shape.size(1), shape.size(2), shape.size(3));
        return emit.expand(emit.constant(colour), size);
    }
}
