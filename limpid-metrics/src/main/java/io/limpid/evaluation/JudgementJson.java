package io.limpid.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.metric.Curve;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A judgement as one line of JSON. Numbers are written so that the same ones are read. */
final class JudgementJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JudgementJson() {}

    static String write(Judgement judgement) {
        ObjectNode json = NODES.objectNode();
        json.put("image", judgement.image());
        json.put("method", judgement.contender());
        Judgement.Explained explained = judgement.explained();
        json.put("target", explained.target());
        json.put("label", explained.label());
        json.put("layer", explained.layer());
        json.put("seconds", Double.toString(explained.seconds()));
        json.put("forward", Double.toString(explained.forward()));
        json.set(
                "findings",
                array(judgement.findings().stream().map(JudgementJson::finding).toList()));
        json.set(
                "troubles",
                array(judgement.troubles().stream().map(JudgementJson::trouble).toList()));
        return json.toString();
    }

    private static ArrayNode array(List<ObjectNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode json = NODES.objectNode();
        json.put("score", Double.toString(finding.score().value()));
        json.put("reason", finding.score().reason());
        finding.score().curve().ifPresent(curve -> json.set("curve", curve(curve)));
        finding.kept().ifPresent(kept -> json.set("kept", tensor(kept)));
        json.put("seconds", Double.toString(finding.cost().seconds()));
        json.put("images", finding.cost().images());
        return json;
    }

    private static ObjectNode trouble(Trouble trouble) {
        return NODES.objectNode()
                .put("image", trouble.image())
                .put("about", trouble.about())
                .put("message", trouble.message());
    }

    private static ObjectNode curve(Curve curve) {
        ObjectNode json = NODES.objectNode();
        json.put("along", curve.along());
        json.put("of", curve.of());
        json.set("x", numbers(curve.x()));
        json.set("y", numbers(curve.y()));
        return json;
    }

    private static ArrayNode numbers(List<Double> numbers) {
        ArrayNode array = NODES.arrayNode();
        numbers.forEach(number -> array.add(Double.toString(number)));
        return array;
    }

    private static ObjectNode tensor(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.toFloats());
        ObjectNode json = NODES.objectNode();
        ArrayNode shape = json.putArray("shape");
        for (long size : tensor.shape()) {
            shape.add(size);
        }
        json.put("floats", Base64.getEncoder().encodeToString(bytes.array()));
        return json;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not whole
     */
    static Judgement read(String line) {
        JsonNode json = tree(line);
        Judgement.Explained explained = new Judgement.Explained(
                json.path("target").asInt(),
                json.path("label").asText(),
                json.path("layer").asText(),
                number(json.path("seconds")),
                number(json.path("forward")));
        return new Judgement(
                json.path("image").asInt(),
                json.path("method").asInt(),
                explained,
                elements(json.path("findings")).stream()
                        .map(JudgementJson::findingOf)
                        .toList(),
                elements(json.path("troubles")).stream()
                        .map(JudgementJson::troubleOf)
                        .toList());
    }

    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line of the journal is cut off", e);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static double number(JsonNode text) {
        return Double.parseDouble(text.asText());
    }

    private static Finding findingOf(JsonNode json) {
        return new Finding(
                new Finding.Verdict(
                        number(json.path("score")),
                        json.path("reason").asText(),
                        Optional.ofNullable(json.get("curve")).map(JudgementJson::curveOf)),
                Optional.ofNullable(json.get("kept")).map(JudgementJson::tensorOf),
                new Finding.Effort(
                        number(json.path("seconds")), json.path("images").asLong()));
    }

    private static Trouble troubleOf(JsonNode json) {
        return new Trouble(
                json.path("image").asText(),
                json.path("about").asText(),
                json.path("message").asText());
    }

    private static Curve curveOf(JsonNode json) {
        return new Curve(
                json.path("along").asText(),
                json.path("of").asText(),
                elements(json.path("x")).stream().map(JudgementJson::number).toList(),
                elements(json.path("y")).stream().map(JudgementJson::number).toList());
    }

    private static Tensor tensorOf(JsonNode json) {
        byte[] bytes = Base64.getDecoder().decode(json.path("floats").asText());
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        List<Long> shape = new ArrayList<>();
        json.path("shape").forEach(size -> shape.add(size.asLong()));
        return Tensor.of(floats, shape.stream().mapToLong(Long::longValue).toArray());
    }
}
