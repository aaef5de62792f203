package io.limpid.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.cli.console.Json;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;

/** One entry of the manifest's {@code images}. */
final class ImageEntry {
    private ImageEntry() {}

    static ObjectNode of(Input input, LoadedInput loaded) {
        ObjectNode image = Json.object();
        image.put("path", input.name());
        image.put("sha256", loaded.file().sha256());
        image.put("kind", loaded.input().mapping().isPresent() ? "photo" : "tensor");
        image.put("width", loaded.picture().width());
        image.put("height", loaded.picture().height());
        if (loaded.picture().reduction() > 1) {
            image.put("reduction", loaded.picture().reduction());
        }
        return image;
    }
}
