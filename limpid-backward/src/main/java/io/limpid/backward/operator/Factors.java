package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tells the signal from the gate among the two factors of a product. */
final class Factors {
    private static final int FIRST_SPATIAL = 2;

    private Factors() {}

    /**
     * Returns the factors that carry a signal: those that are no gates, or both if neither or both look like one.
     *
     * <p>A gate lies between 0 and 1, as what comes out of a Sigmoid, HardSigmoid or Softmax; or it has one place and
     * regulates a map of many; or it is one number for all.
     */
    static List<Integer> carriers(Site site) {
        List<Integer> signals = where(index -> !site.inputRange(index).isWithin(Range.UNIT));
        if (signals.size() == 1) {
            return signals;
        }
        List<Integer> arrays = where(index -> site.inputShape(index).rank() > 0);
        if (arrays.size() == 1) {
            return arrays;
        }
        List<Integer> maps = where(index -> !hasOnePlace(site.inputShape(index)));
        return maps.size() == 1 && isMap(site.inputShape(maps.get(0))) ? maps : List.of(0, 1);
    }

    private static List<Integer> where(IntPredicate condition) {
        return IntStream.range(0, 2).filter(condition).boxed().toList();
    }

    private static boolean isMap(Shape shape) {
        return shape.rank() > FIRST_SPATIAL;
    }

    private static boolean hasOnePlace(Shape shape) {
        return isMap(shape)
                && IntStream.range(FIRST_SPATIAL, shape.rank())
                        .allMatch(axis -> shape.isFixed(axis) && shape.size(axis) == 1);
    }
}
