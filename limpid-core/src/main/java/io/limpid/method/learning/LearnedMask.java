package io.limpid.method.learning;

import io.limpid.tensor.Tensor;

/** A mask of an image's size that is changed step by step; not thread-safe, one for each image. */
interface LearnedMask {
    /** Returns the mask through which the image is looked at in a step, row by row: 1 shows it, 0 hides it. */
    double[] at(int step);

    /**
     * Takes one step.
     *
     * @param slope the derivative of the score that is played for with respect to the mask returned last
     */
    void learn(double[] slope);

    /** Returns the attribution, {@code [1,H,W]}, 0–1. */
    Tensor result();
}
