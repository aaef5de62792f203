package io.limpid.cli.console;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** Prints a document for people and programs, indented, part by part: all of it at once may be too much for the memory. */
public record JsonPrinter(JsonGenerator generator) implements AutoCloseable {
    /** Begins to write a file. */
    public static JsonPrinter to(Path file) throws IOException {
        return new JsonPrinter(
                Json.mapper().createGenerator(file.toFile(), JsonEncoding.UTF8).useDefaultPrettyPrinter());
    }

    /** Begins the document, which is an object. */
    public void begin() throws IOException {
        generator.writeStartObject();
    }

    /** Prints the members of an object as members of the document. */
    public void members(ObjectNode object) throws IOException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            generator.writeFieldName(member.getKey());
            generator.writeTree(member.getValue());
        }
    }

    /** Prints a member that is an array of texts of JSON. */
    public void array(String name, Stream<String> elements) throws IOException {
        generator.writeArrayFieldStart(name);
        for (Iterator<String> all = elements.iterator(); all.hasNext(); ) {
            copy(all.next());
        }
        generator.writeEndArray();
    }

    /** Numbers stay as they are written. */
    private void copy(String json) throws IOException {
        try (JsonParser parser = Json.mapper().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    generator.writeNumber(parser.getText());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
    }

    /** Ends the document, and its last line. */
    public void end() throws IOException {
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    @Override
    public void close() {
        try {
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
