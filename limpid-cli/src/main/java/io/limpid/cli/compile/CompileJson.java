package io.limpid.cli.compile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.Agreement;
import io.limpid.ExportReport;
import io.limpid.GraphMethod;
import io.limpid.cli.console.Json;
import io.limpid.cli.input.LoadedModel;
import io.limpid.image.Size;
import java.util.List;
import java.util.stream.LongStream;

/** Says for programs what was compiled. */
final class CompileJson {
    private CompileJson() {}

    static ObjectNode of(LoadedModel loaded, List<GraphMethod> methods, ExportReport report) {
        Size size = loaded.preprocessing().value().geometry().input();
        ObjectNode json = Json.object();
        json.put("file", report.file().toString());
        json.put("opset", report.model().opset());
        json.put("nodes", report.model().graph().nodes().size());
        json.put("sha256", report.model().digest());
        json.put("model", loaded.source().digest());
        json.set("preprocessing", loaded.preprocessing().json());
        json.put("input", report.model().graph().inputs().get(0).name());
        json.set("size", Json.numbers(LongStream.of(size.height(), size.width())));
        json.set("methods", Json.array(methods.stream().map(CompileJson::method).toList()));
        json.set(
                "outputs",
                Json.array(report.agreements().stream().map(CompileJson::output).toList()));
        ObjectNode operators = json.putObject("operators");
        report.operators().forEach(operators::put);
        ObjectNode metadata = json.putObject("metadata");
        report.model().metadata().forEach(metadata::put);
        return json;
    }

    private static ObjectNode method(GraphMethod method) {
        return Json.object().put("method", method.exact().spec());
    }

    private static ObjectNode output(Agreement agreement) {
        ObjectNode json = Json.object();
        json.put("name", agreement.output());
        json.put("agreement", agreement.text());
        json.put("deviation", agreement.deviation());
        return json;
    }
}
