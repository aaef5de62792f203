package io.limpid.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.Version;
import io.limpid.runtime.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The record of a run: what was explained, by what, and what came out. Holds no time of day. */
final class Manifest {
    private static final int FORMAT = 1;

    private final ObjectNode json = Json.object();

    private Manifest() {}

    static Manifest of(String command, LoadedModel model, Plan plan, Results results) {
        Manifest manifest = new Manifest();
        manifest.json.put("manifest", FORMAT);
        manifest.json.put("command", command);
        manifest.json.set("versions", versions());
        manifest.json.set("model", model(model));
        manifest.json.set("preprocessing", preprocessing(model.preprocessing()));
        manifest.json.put("labels", model.labels().source());
        manifest.json.put("target", plan.target().text());
        manifest.json.set("images", results.images());
        manifest.json.set("results", results.entries(plan));
        return manifest;
    }

    private static ObjectNode versions() {
        ObjectNode versions = Json.object();
        versions.put("limpid", Version.current());
        versions.put("onnxruntime", Session.runtimeVersion());
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }

    private static ObjectNode model(LoadedModel model) {
        ObjectNode json = model.source().json();
        json.put("classes", model.labels().value().size());
        return json;
    }

    static ObjectNode preprocessing(ChosenPreprocessing chosen) {
        ObjectNode json = Json.object();
        json.put("spec", chosen.value().spec());
        json.put("source", chosen.source());
        json.put("assumed", chosen.trust() == ChosenPreprocessing.Trust.ASSUMED);
        return json;
    }

    /** Returns this manifest with the name of the file that shows all results. */
    Manifest withSheet(String file) {
        Manifest copy = new Manifest();
        copy.json.setAll(json);
        copy.json.put("sheet", file);
        return copy;
    }

    /** Writes the manifest; must be the last file of a run. */
    void write(OutputFolder folder) {
        byte[] content = (Json.print(json) + "\n").getBytes(StandardCharsets.UTF_8);
        folder.write(OutputFolder.MANIFEST, file -> Files.write(file, content));
    }

    @Override
    public String toString() {
        return Json.print(json);
    }
}
