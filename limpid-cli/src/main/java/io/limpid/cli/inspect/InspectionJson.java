package io.limpid.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.backward.Backward.Planned;
import io.limpid.cli.console.Json;
import io.limpid.cli.inspect.Inspection.Finding;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints an inspection for programs. */
final class InspectionJson {
    private static final String PROBLEM = "problem";

    private final Inspection inspection;

    private InspectionJson(Inspection inspection) {
        this.inspection = inspection;
    }

    static ObjectNode of(Inspection inspection, List<MethodPlan> plans) {
        InspectionJson printer = new InspectionJson(inspection);
        ObjectNode json = Json.object();
        json.set("model", printer.model());
        json.set("inputs", printer.values(inspection.file().inputs()));
        json.set("outputs", printer.values(inspection.file().outputs()));
        ObjectNode operators = Json.object();
        inspection.operators().forEach(operators::put);
        json.set("operators", operators);
        json.set("head", printer.head());
        json.put("labels", inspection.model().labels().source());
        json.set("preprocessing", inspection.model().preprocessing().json());
        json.set(
                "layers",
                Json.array(inspection.network().spatialLayers().stream()
                        .map(printer::layer)
                        .toList()));
        json.set("auto", finding(inspection.auto(), printer::layer));
        json.set("gradientToInput", finding(inspection.toInput(), InspectionJson::rules));
        json.set("methods", Json.array(plans.stream().map(printer::method).toList()));
        return json;
    }

    private ObjectNode model() {
        OnnxModel model = inspection.model().classifier().model();
        ObjectNode json = inspection.model().source().json();
        json.put("nodes", model.graph().nodes().size());
        json.put("weights", inspection.weights());
        json.put("classes", inspection.model().labels().value().size());
        return json;
    }

    private ArrayNode values(List<Value> values) {
        return Json.array(values.stream()
                .map(value -> Json.object().put("name", value.name()).put("type", inspection.type(value)))
                .toList());
    }

    private ObjectNode head() {
        return Json.object()
                .put("logits", inspection.network().logits().name())
                .put(
                        "kind",
                        inspection
                                .network()
                                .head()
                                .kind()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'));
    }

    private ObjectNode layer(Layer layer) {
        ObjectNode json = Json.object();
        json.put("name", layer.name());
        json.put("operator", inspection.operator(layer));
        json.put("shape", layer.shape().toString());
        if (!layer.reason().isEmpty()) {
            json.put("reason", layer.reason());
        }
        return json;
    }

    private ObjectNode method(MethodPlan plan) {
        ObjectNode json = finding(plan.rules(), InspectionJson::rules);
        json.put("requested", plan.request().text());
        json.put("method", plan.request().method().spec());
        json.set("layer", finding(plan.layer(), this::layer));
        return json;
    }

    private static ObjectNode rules(List<Planned> plan) {
        return Json.object()
                .set(
                        "rules",
                        Json.array(plan.stream()
                                .map(planned -> Json.object()
                                        .put("node", planned.node().label())
                                        .put("operator", Inspection.operator(planned.node()))
                                        .put("rule", planned.rule().toString()))
                                .toList()));
    }

    private static <T> ObjectNode finding(Finding<T> finding, Function<T, ObjectNode> print) {
        return finding.found().map(print).orElseGet(() -> Json.object().put(PROBLEM, finding.problem()));
    }
}
