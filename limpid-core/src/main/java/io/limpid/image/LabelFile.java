package io.limpid.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@link Labels} from the files that people keep them in. */
final class LabelFile {
    private static final Pattern SYNSET = Pattern.compile("n\\d{8}[\\s,:]+(?=\\S)");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private LabelFile() {}

    static Labels read(Path file) {
        try {
            boolean json = file.toString().endsWith(".json");
            return new Labels(json ? ofJson(JsonFile.read(file)) : ofLines(lines(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("labels from " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file)
                    .replaceFirst(BYTE_ORDER_MARK, "")
                    .stripTrailing()
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is no UTF-8 text; give a text file with one label a line", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read (" + FileTrouble.of(e) + "); check the path", e);
        }
    }

    private static List<String> ofLines(List<String> lines) {
        if (lines.stream().anyMatch(String::isBlank)) {
            int line = lines.stream().map(String::isBlank).toList().indexOf(true) + 1;
            throw new IllegalArgumentException("line " + line + " is empty; write one label a line, class 0 first");
        }
        return lines.stream().map(LabelFile::withoutSynset).toList();
    }

    private static String withoutSynset(String line) {
        return SYNSET.matcher(line.strip()).replaceFirst("");
    }

    private static List<String> ofJson(JsonNode json) {
        if (json.path("id2label").isObject()) {
            return byIndex(json.path("id2label"));
        }
        JsonNode config = json.path("pretrained_cfg").has("label_names") ? json.path("pretrained_cfg") : json;
        if (config.path("label_names").isArray()) {
            return described(config.path("label_names"), config.path("label_descriptions"));
        }
        if (json.isArray()) {
            return described(json, json.path("label_descriptions"));
        }
        if (json.isObject() && json.has("0")) {
            return byIndex(json);
        }
        throw new IllegalArgumentException("it holds no labels; \"id2label\", \"label_names\", an object with keys"
                + " \"0\", \"1\", … or a list of names can be read");
    }

    private static List<String> described(JsonNode labels, JsonNode descriptions) {
        List<String> names = new ArrayList<>();
        labels.forEach(label -> names.add(descriptions.path(label.asText()).asText(withoutSynset(label.asText()))));
        return names;
    }

    private static List<String> byIndex(JsonNode labels) {
        Map<Integer, String> byIndex = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : labels.properties()) {
            JsonNode label = entry.getValue();
            String name = label.isArray() ? label.path(label.size() - 1).asText() : label.asText();
            byIndex.put(index(entry.getKey()), withoutSynset(name));
        }
        for (int index = 0; index < byIndex.size(); index++) {
            if (!byIndex.containsKey(index)) {
                throw new IllegalArgumentException("class " + index + " has no label; classes must be numbered from 0");
            }
        }
        return List.copyOf(byIndex.values());
    }

    private static int index(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + key + "\" is no class index; keys must be \"0\", \"1\", …", e);
        }
    }
}
