package io.limpid.metric.faithfulness;

import io.limpid.metric.subject.Copies;

/** An image that turns into another, feature by feature: the start, then one copy for each step. */
final class GradualChange implements Copies {
    private final Features features;
    private final Steps steps;
    private final int pixels;
    private final float[] current;
    private final float[] end;

    /** The way from one image to another: features in their order, some at a time; the last step may be shorter. */
    static final class Steps {
        private final int[] order;
        private final int length;

        Steps(int[] order, int length) {
            this.order = order;
            this.length = length;
        }

        int count() {
            return (order.length + length - 1) / length;
        }
    }

    /**
     * @param start {@code [C,H,W]}
     * @param end {@code [C,H,W]}
     */
    GradualChange(Features features, Steps steps, float[] start, float[] end) {
        this.features = features;
        this.steps = steps;
        this.current = start.clone();
        this.end = end;
        this.pixels = steps.order.length;
    }

    @Override
    public int count() {
        return steps.count() + 1;
    }

    @Override
    public float[] at(int index) {
        if (index > 0) {
            for (int feature : Features.stretch(steps.order, index - 1, steps.length)) {
                features.copy(feature, end, current, pixels);
            }
        }
        return current;
    }
}
