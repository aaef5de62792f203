package io.limpid.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** Reads a preprocessing from the configuration files that model hubs keep beside their models. */
final class PreprocessingFile {
    private static final List<String> HUGGING_FACE_FIELDS = List.of(
            "image_processor_type", "feature_extractor_type", "image_mean", "do_normalize", "do_rescale", "do_resize");

    private PreprocessingFile() {}

    static Preprocessing read(Path file) {
        try {
            return parse(JsonFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("preprocessing from " + file + ": " + e.getMessage(), e);
        }
    }

    private static Preprocessing parse(JsonNode json) {
        if (json.path("pretrained_cfg").isObject()) {
            return TimmConfig.read(json.path("pretrained_cfg"));
        }
        if (json.has("input_size")) {
            return TimmConfig.read(json);
        }
        JsonNode processor = json.path("image_processor").isObject() ? json.path("image_processor") : json;
        if (HUGGING_FACE_FIELDS.stream().anyMatch(processor::has)) {
            return new HuggingFaceProcessor(processor).read();
        }
        throw new IllegalArgumentException("it says nothing on preprocessing; give a Hugging Face"
                + " preprocessor_config.json, a timm config.json, or a spec such as imagenet(size=224)");
    }
}
