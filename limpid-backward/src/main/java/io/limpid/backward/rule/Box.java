package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The lowest and the highest value that an input could have had: the box of the z-box rule, in preprocessed numbers. */
public sealed interface Box {
    /** Returns a box with bounds for all channels together. */
    static Box of(float low, float high) {
        return new Bounds(List.of(low), List.of(high));
    }

    /** Returns a box with bounds for each channel, or with one for all. */
    static Box of(List<Float> low, List<Float> high) {
        return new Bounds(low, high);
    }

    /** Returns the box between the smallest and the greatest element of each image itself. */
    static Box ofImage() {
        return new OfImage();
    }

    /** Tells why it does not fit an input of some shape; empty if it does. */
    Optional<String> obstacle(Shape input);

    /** Emits the lower bound, of a shape that broadcasts to the input. */
    Value low(Step at);

    /** Emits the upper bound, of a shape that broadcasts to the input. */
    Value high(Step at);

    /** Tells whether no input can lie outside. */
    boolean holdsEveryInput();

    /** Adds the options to a rule's text that say which box it is. */
    Written write(Written rule);

    /** Given bounds. */
    record Bounds(List<Float> low, List<Float> high) implements Box {
        public Bounds {
            low = List.copyOf(low);
            high = List.copyOf(high);
            boolean ordered = low.size() == high.size() && !low.isEmpty();
            for (int i = 0; ordered && i < low.size(); i++) {
                ordered = low.get(i) < high.get(i);
            }
            if (!ordered) {
                throw new IllegalArgumentException("the box goes from " + low + " to " + high
                        + "; it needs as many low bounds as high ones, each low one below its high one");
            }
        }

        @Override
        public Optional<String> obstacle(Shape input) {
            boolean fits = low.size() == 1 || (input.isFixed(1) && input.size(1) == low.size());
            return fits
                    ? Optional.empty()
                    : Optional.of("has bounds for " + low.size() + " channels, but the input is " + input
                            + "; it needs bounds for each channel, or one for all");
        }

        @Override
        public Value low(Step at) {
            return perChannel(at, low);
        }

        @Override
        public Value high(Step at) {
            return perChannel(at, high);
        }

        private static Value perChannel(Step at, List<Float> bounds) {
            Shape input = at.shape(at.input());
            long[] shape = LongStream.generate(() -> 1).limit(input.rank()).toArray();
            shape[1] = bounds.size();
            float[] numbers = new float[bounds.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = bounds.get(i);
            }
            return at.emit().constant(Tensor.of(numbers, shape));
        }

        @Override
        public boolean holdsEveryInput() {
            return false;
        }

        @Override
        public Written write(Written rule) {
            return rule.option("low", written(low)).option("high", written(high));
        }

        private static String written(List<Float> bounds) {
            return bounds.stream().map(Written::number).collect(Collectors.joining("/"));
        }
    }

    /** The bounds of each image. */
    record OfImage() implements Box {
        @Override
        public Optional<String> obstacle(Shape input) {
            return Optional.empty();
        }

        @Override
        public Value low(Step at) {
            return at.emit().reduceMin(at.input(), allButBatch(at));
        }

        @Override
        public Value high(Step at) {
            return at.emit().reduceMax(at.input(), allButBatch(at));
        }

        private static long[] allButBatch(Step at) {
            return LongStream.range(1, at.shape(at.input()).rank()).toArray();
        }

        @Override
        public boolean holdsEveryInput() {
            return true;
        }

        @Override
        public Written write(Written rule) {
            return rule.option("range", "image");
        }
    }
}
