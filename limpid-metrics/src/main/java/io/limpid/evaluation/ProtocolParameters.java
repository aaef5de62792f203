package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.Version;
import io.limpid.evaluation.data.LabelledImage;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.file.FileTrouble;
import io.limpid.runtime.Session;
import io.limpid.tensor.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names all that decides the scores of an evaluation; the same parameters give the same scores. */
final class ProtocolParameters {
    private ProtocolParameters() {}

    /** What was chosen. */
    record Chosen(List<Contender> contenders, List<Yardstick> yardsticks, LabelledImages data, Settings settings) {}

    static Map<String, String> of(Classifier classifier, Chosen chosen) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("model", classifier.model().digest());
        parameters.put("preprocessing", classifier.preprocessing().spec());
        parameters.put(
                "labels",
                classifier
                        .labels()
                        .map(labels -> sha256(String.join("\n", labels.names())))
                        .orElse("none"));
        parameters.put(
                "methods",
                lines(chosen.contenders().stream()
                        .map(c -> c.label() + " = " + c.method().spec())
                        .toList()));
        parameters.put(
                "metrics",
                lines(chosen.yardsticks().stream()
                        .map(y -> y.text() + " = " + y.metric().spec())
                        .toList()));
        parameters.put("images", Integer.toString(chosen.data().size()));
        parameters.put(
                "data",
                sha256(lines(chosen.data().images().stream()
                        .map(ProtocolParameters::line)
                        .toList())));
        parameters.put("target", chosen.settings().target().text());
        parameters.put("seed", Long.toString(chosen.settings().seed()));
        parameters.put("limpid", Version.current());
        parameters.put("onnxruntime", Session.runtimeVersion());
        return parameters;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static String line(LabelledImage image) {
        return image.name() + " " + size(image) + " " + image.truth().label().orElse("") + " "
                + image.truth().boxes() + " "
                + image.truth()
                        .mask()
                        .map(mask -> mask.getFileName().toString())
                        .orElse("");
    }

    private static long size(LabelledImage image) {
        try {
            return Files.exists(image.file()) ? Files.size(image.file()) : -1;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    image.file() + " cannot be read (" + FileTrouble.of(e) + "); check permissions", e);
        }
    }

    private static String sha256(String text) {
        return Digest.sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
