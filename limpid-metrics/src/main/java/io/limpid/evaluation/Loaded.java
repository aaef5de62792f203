package io.limpid.evaluation;

import io.limpid.ModelInput;
import io.limpid.evaluation.data.LabelledImage;
import io.limpid.metric.Companions;
import io.limpid.metric.GroundTruth;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * An image that was read, or not.
 *
 * @param index its number in the data set
 * @param image what the data set says of it
 * @param content what was read; empty if it cannot be
 * @param troubles what could not be read
 */
record Loaded(int index, LabelledImage image, Optional<Content> content, List<Trouble> troubles) {
    /**
     * What an image is judged by.
     *
     * @param input as the model takes it
     * @param tensor as the prepared network takes it, {@code [1,C,H,W]}
     * @param truth what is known of it, in pixels of the input
     * @param companions other images, if a metric needs them
     */
    record Content(ModelInput input, Tensor tensor, GroundTruth truth, Optional<Companions> companions) {}
}
