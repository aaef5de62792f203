package io.limpid.cli.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.cli.console.Json;
import io.limpid.cli.console.UsageException;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Digest;
import io.limpid.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model file, and what is settled of the model before it is explained.
 *
 * @param path as given
 * @param digest SHA-256 of the file
 * @param feeds SHA-256 of what inputs beside the image are held at
 * @param scores the tensor that holds the scores, where one was asked for
 * @param model with all that settled
 */
public record ModelFile(Path path, String digest, Map<String, String> feeds, Optional<String> scores, OnnxModel model) {
    /**
     * Reads a model.
     *
     * @throws UsageException if it has no such input or tensor
     * @throws IllegalArgumentException if the file cannot be read
     */
    static ModelFile read(Path path, List<String> feeds, Optional<String> scores) {
        OnnxModel file = OnnxModel.read(path);
        try {
            OnnxModel model = file;
            Map<String, String> digests = new LinkedHashMap<>();
            for (String text : feeds) {
                Feed feed = Feed.parse(text);
                Tensor content = feed.tensor(model.graph());
                model = model.holding(feed.input(), content);
                digests.put(feed.input(), Digest.sha256(content.bytes()));
            }
            OnnxModel giving = scores.isPresent() ? model.giving(scores.get()) : model;
            return new ModelFile(path, file.digest(), digests, scores, giving);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Returns what a manifest says of it. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("path", path.toString());
        json.put("sha256", digest);
        if (!feeds.isEmpty()) {
            ObjectNode held = json.putObject("feeds");
            feeds.forEach(held::put);
        }
        scores.ifPresent(name -> json.put("scores", name));
        json.put("opset", model.opset());
        return json;
    }
}
