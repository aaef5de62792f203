package io.limpid.cli.explain;

import io.limpid.Version;
import io.limpid.cli.input.LoadedModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names all that decides the results of {@code explain}, besides the images. */
final class RunParameters {
    private RunParameters() {}

    static Map<String, String> of(ExplainRun run, Colors colors, Boxes boxes) {
        LoadedModel model = run.model();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("model", model.source().digest());
        parameters.put("feeds", new TreeMap<>(model.source().feeds()).toString());
        parameters.put("scores", model.network().output().name());
        parameters.put("preprocessing", model.preprocessing().value().spec());
        parameters.put("labels", sha256(String.join("\n", model.labels().value().names())));
        parameters.put(
                "methods",
                run.plan().requests().stream()
                        .map(request ->
                                request.label() + " = " + request.method().spec())
                        .collect(Collectors.joining("\n")));
        parameters.put("target", run.plan().target().text());
        parameters.put("colors", colors.text());
        parameters.put("boxes", boxes.text());
        parameters.put("limpid", Version.current());
        parameters.put("onnxruntime", Session.runtimeVersion());
        return parameters;
    }

    private static String sha256(String text) {
        return Digest.sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
