package io.limpid;

import io.limpid.graph.Node;
import io.limpid.graph.onnx.OnnxModel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an {@link ExplainedModel} wrote.
 *
 * @param file where
 * @param model as it was read back from there
 * @param agreements how each output compares with what Limpid computes itself, in the order of the outputs
 */
public record ExportReport(Path file, OnnxModel model, List<Agreement> agreements) {
    public ExportReport {
        agreements = List.copyOf(agreements);
    }

    /** Returns how often the file uses each operator, most used first. */
    public Map<String, Long> operators() {
        Map<String, Long> counts = model.graph().nodes().stream()
                .collect(Collectors.groupingBy(ExportReport::operator, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static String operator(Node node) {
        return node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType();
    }
}
