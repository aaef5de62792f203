package io.limpid.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads configuration files, and numbers and texts from them. */
final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + " is not valid JSON (" + e.getOriginalMessage() + "); fetch it again or correct it", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read (" + FileTrouble.of(e) + "); check the path", e);
        }
    }

    /** Returns the numbers of an array field, or {@code otherwise} if the field is absent or null. */
    static List<Double> numbers(JsonNode object, String field, List<Double> otherwise) {
        JsonNode array = object.path(field);
        if (array.isMissingNode() || array.isNull()) {
            return otherwise;
        }
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
        if (numbers.isEmpty() || numbers.contains(Double.NaN)) {
            throw new IllegalArgumentException("\"" + field + "\" is " + array + "; it must be a list of numbers");
        }
        return numbers;
    }
}
