package io.limpid.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.evaluation.statistic.Interval;
import io.limpid.metric.Metric;
import java.util.List;

/** What an evaluation found, as JSON. Numbers that are none are null. */
final class SummaryJson {
    private static final int FORMAT = 1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final EvaluationReport report;
    private final Protocol protocol;

    private SummaryJson(EvaluationReport report) {
        this.report = report;
        this.protocol = report.protocol();
    }

    static String of(EvaluationReport report, List<Gate.Outcome> gates) {
        ObjectNode json = new SummaryJson(report).json();
        json.set("gates", array(gates.stream().map(SummaryJson::gate).toList()));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private ObjectNode json() {
        ObjectNode json = NODES.objectNode();
        json.put("summary", FORMAT);
        ObjectNode parameters = json.putObject("parameters");
        protocol.parameters().forEach(parameters::put);
        json.set("methods", array(report.costs().stream().map(this::method).toList()));
        json.set(
                "metrics", array(report.metricCosts().stream().map(this::metric).toList()));
        json.set(
                "standings",
                array(report.standings().stream().map(this::standing).toList()));
        json.set(
                "troubles",
                array(report.troubles().stream().map(SummaryJson::trouble).toList()));
        return json;
    }

    private static ArrayNode array(List<ObjectNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    private ObjectNode method(Cost cost) {
        Contender contender = protocol.contenders().get(cost.contender());
        ObjectNode json = NODES.objectNode();
        json.put("method", contender.text());
        json.put("layer", report.layer(cost.contender()));
        json.put("spec", contender.method().spec());
        put(json, "seconds", cost.seconds());
        put(json, "forwardPasses", cost.forwards());
        return json;
    }

    private ObjectNode metric(MetricCost cost) {
        Metric metric = protocol.yardsticks().get(cost.yardstick()).metric();
        ObjectNode json = NODES.objectNode();
        json.put("metric", protocol.yardsticks().get(cost.yardstick()).text());
        json.put("spec", metric.spec());
        json.put("family", metric.property().text());
        json.put("better", metric.direction().text());
        json.put("meaning", metric.entry().meaning());
        put(json, "seconds", cost.seconds());
        put(json, "imagesThroughModel", cost.images());
        return json;
    }

    private ObjectNode standing(Standing standing) {
        ObjectNode json = NODES.objectNode();
        json.put("method", protocol.contenders().get(standing.contender()).text());
        json.put("layer", report.layer(standing.contender()));
        json.put("metric", protocol.yardsticks().get(standing.yardstick()).text());
        put(json, "mean", standing.mean().mean());
        json.set("interval", interval(standing.mean()));
        put(json, "deviation", standing.deviation());
        json.put("n", standing.images());
        json.put("none", standing.none());
        ObjectNode missing = json.putObject("missing");
        standing.missing().forEach(missing::put);
        json.put("wins", standing.wins());
        json.put("rank", standing.rank());
        put(json, "behindBest", standing.behind().mean());
        json.set("behindInterval", interval(standing.behind()));
        return json;
    }

    private static ArrayNode interval(Interval interval) {
        ArrayNode ends = NODES.arrayNode();
        for (double end : new double[] {interval.low(), interval.high()}) {
            if (Double.isFinite(end)) {
                ends.add(end);
            } else {
                ends.addNull();
            }
        }
        return ends;
    }

    private static void put(ObjectNode json, String name, double number) {
        if (Double.isFinite(number)) {
            json.put(name, number);
        } else {
            json.putNull(name);
        }
    }

    private static ObjectNode trouble(Trouble trouble) {
        return NODES.objectNode()
                .put("image", trouble.image())
                .put("about", trouble.about())
                .put("message", trouble.message());
    }

    private static ObjectNode gate(Gate.Outcome outcome) {
        ObjectNode json = NODES.objectNode();
        json.put("gate", outcome.gate().text());
        put(json, "mean", outcome.mean());
        json.put("refused", outcome.refused());
        return json;
    }
}
