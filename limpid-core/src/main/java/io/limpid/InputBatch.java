package io.limpid;

import io.limpid.run.Batches;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;

/**
 * Images that are explained together.
 *
 * @param inputs all of one shape
 * @param targets one for each input
 */
record InputBatch(List<ModelInput> inputs, List<Target> targets) {
    InputBatch {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no image is given; give one or more");
        }
        if (inputs.size() != targets.size()) {
            throw new IllegalArgumentException("there are " + inputs.size() + " images and " + targets.size()
                    + " targets; give one target for each image");
        }
        requireOneShape(inputs);
    }

    private static void requireOneShape(List<ModelInput> inputs) {
        TensorType first = inputs.get(0).tensor().tensorType();
        for (int i = 1; i < inputs.size(); i++) {
            TensorType type = inputs.get(i).tensor().tensorType();
            if (!type.equals(first)) {
                throw new IllegalArgumentException(
                        "image " + i + " is " + type + ", but image 0 is " + first
                                + "; images that are explained together need one size. Explain those of each size by themselves");
            }
        }
    }

    /** Returns all images as one tensor. */
    Tensor tensor() {
        return Batches.stack(inputs.stream().map(ModelInput::tensor).toList());
    }
}
