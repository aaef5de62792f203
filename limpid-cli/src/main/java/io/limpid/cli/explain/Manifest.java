package io.limpid.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.Version;
import io.limpid.cli.console.Json;
import io.limpid.cli.console.JsonPrinter;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.input.LoadedModel;
import io.limpid.runtime.Session;

/** The record of a run: what was explained, by what, and what came out. Holds no time of day. */
final class Manifest {
    private static final int FORMAT = 1;

    private final ObjectNode head;
    private final Plan plan;
    private final Results results;
    private final ObjectNode tail;

    private Manifest(ObjectNode head, Plan plan, Results results, ObjectNode tail) {
        this.head = head;
        this.plan = plan;
        this.results = results;
        this.tail = tail;
    }

    static Manifest of(String command, ExplainRun run, Results results) {
        LoadedModel model = run.model();
        ObjectNode head = Json.object();
        head.put("manifest", FORMAT);
        head.put("command", command);
        head.set("versions", versions());
        head.set("model", model(model));
        head.set("preprocessing", model.preprocessing().json());
        head.put("labels", model.labels().source());
        head.put("target", run.plan().target().text());
        return new Manifest(head, run.plan(), results, Json.object());
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

    /** Returns this manifest with the name of the file that shows all results. */
    Manifest withSheet(String file) {
        return new Manifest(head, plan, results, Json.object().put("sheet", file));
    }

    /** Writes the manifest, entry by entry: of many images it is long; must be the last file of a run. */
    void write(OutputFolder folder) {
        folder.write(OutputFolder.MANIFEST, file -> {
            try (JsonPrinter printer = JsonPrinter.to(file)) {
                printer.begin();
                printer.members(head);
                printer.array("images", results.images(plan));
                printer.array("results", results.entries(plan));
                printer.members(tail);
                printer.end();
            }
        });
    }
}
