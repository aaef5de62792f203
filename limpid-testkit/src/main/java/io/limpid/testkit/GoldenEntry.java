package io.limpid.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.StreamSupport;

/**
 * One golden array: which model, photo, method, layer and class it belongs to, and how it was made.
 *
 * <p>Texts that an entry does not have are empty, numbers are -1.
 *
 * @param raw the entry as it stands in the index, for the fields that only some methods have
 */
public record GoldenEntry(JsonNode raw) {
    /** Returns the model's file name without its ending. */
    public String model() {
        return text("model");
    }

    /** Returns the short name of the photo. */
    public String photo() {
        return text("photo");
    }

    /** Returns the array's path below the goldens folder. */
    public String file() {
        return text("file");
    }

    /** Returns the array's shape; empty where the index states none. */
    public long[] shape() {
        return StreamSupport.stream(raw.path("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    /** Returns the name of the method in the library that made the golden. */
    public String method() {
        return text("method");
    }

    /** Returns which step of the method the array shows, as prose. */
    public String stage() {
        return text("stage");
    }

    /** Returns the ONNX tensor that the method looked at. */
    public String layerTensor() {
        return text("layer_tensor");
    }

    /** Returns the name of the same layer in the library's own model. */
    public String layerModule() {
        return text("layer_module");
    }

    /** Returns the class index that is explained. */
    public int target() {
        return raw.path("target").asInt(-1);
    }

    /** Returns {@code top1} or {@code other}. */
    public String targetLabel() {
        return text("target_label");
    }

    /** Returns library and commit. */
    public String generator() {
        return text("generator");
    }

    /** Returns the score that was differentiated where it is not the plain logit. */
    public String score() {
        return text("score");
    }

    /** Returns the rewrites that ran before relevance was propagated; empty where none did. */
    public String canonizer() {
        return text("canonizer");
    }

    /** Returns what is known to be wrong with the reference here. */
    public String caution() {
        return text("caution");
    }

    /** Returns the method's parameters; a missing node if there are none. */
    public JsonNode params() {
        return raw.path("params");
    }

    /** Tells whether the golden is an array; a few are JSON files. */
    public boolean isArray() {
        return file().endsWith(".npy");
    }

    /** Tells whether the golden shows the given step, e.g. {@code raw} for {@code …_raw.npy}. */
    public boolean isStep(String suffix) {
        return file().endsWith("_" + suffix + ".npy");
    }

    private String text(String field) {
        JsonNode node = raw.path(field);
        return node instanceof MissingNode ? "" : node.asText("");
    }

    /** Returns the file, which names everything that matters. */
    @Override
    public String toString() {
        return file();
    }
}
