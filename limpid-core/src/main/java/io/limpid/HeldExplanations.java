package io.limpid;

import io.limpid.graph.onnx.OnnxModel;
import java.util.List;

/** The explanations that a file of Limpid's holds, by its metadata. */
final class HeldExplanations {
    /** The key of a method in the metadata; where a file holds several, the name of the method follows. */
    static final String METHOD = "limpid.method";

    private HeldExplanations() {}

    /**
     * Refuses a model that holds some already: more behind it would leave two methods under one name, and the first without its
     * target.
     *
     * @throws IllegalArgumentException if it does; says what it holds, and what to do instead
     */
    static void refuse(OnnxModel model) {
        List<String> held = model.metadata().entrySet().stream()
                .filter(entry -> entry.getKey().equals(METHOD) || entry.getKey().startsWith(METHOD + "."))
                .map(entry -> entry.getValue())
                .sorted()
                .toList();
        if (!held.isEmpty()) {
            throw new IllegalArgumentException("the model holds explanations already: " + String.join(", ", held)
                    + ". Compile these and the new ones together, behind the model that it was made of");
        }
    }
}
