package io.limpid.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.cli.console.Json;
import io.limpid.cli.console.Table;
import io.limpid.method.spec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * What a registry holds, as it is printed.
 *
 * @param titles of the columns of a table: the name's first, that of the parameters last but one
 */
record Listing(List<String> titles, List<Entry> entries) {
    /** How a list is printed. */
    static final class Form {
        @Option(names = "--json", description = "Print as JSON.")
        boolean json;

        @Option(names = "--markdown", description = "Print as a Markdown table.")
        boolean markdown;

        String print(Listing listing) {
            return json ? Json.print(listing.json()) : markdown ? listing.markdown() : listing.text();
        }
    }

    /**
     * A row.
     *
     * @param spec the canonical one, with all defaults
     * @param facts in words, the paper last
     */
    record Entry(String name, String spec, List<Fact> facts, List<Parameter> parameters) {
        private ObjectNode json() {
            ObjectNode json = Json.object();
            json.put("name", name);
            facts.forEach(fact -> json.put(fact.key(), fact.text()));
            json.put("spec", spec);
            json.set(
                    "parameters",
                    Json.array(parameters.stream().map(Entry::json).toList()));
            return json;
        }

        private static ObjectNode json(Parameter parameter) {
            ObjectNode json = Json.object();
            json.put("name", parameter.name());
            json.put("default", parameter.standard());
            json.put("description", parameter.description());
            return json;
        }

        private String text() {
            Table table = new Table("      ");
            parameters.forEach(
                    parameter -> table.row(parameter.name() + "=" + parameter.standard(), parameter.description()));
            String words = facts.stream().map(fact -> "  " + fact.line() + "\n").collect(Collectors.joining());
            return name + "\n" + words + table;
        }

        private String markdown() {
            List<String> cells = new ArrayList<>(List.of("`" + name + "`"));
            facts.forEach(fact -> cells.add(fact.text().replace("|", "\\|")));
            cells.add(
                    cells.size() - 1,
                    parameters.stream()
                            .map(parameter -> "`" + parameter.name() + "=" + parameter.standard() + "`")
                            .collect(Collectors.joining(" ")));
            return line(cells);
        }
    }

    /**
     * Something about an entry.
     *
     * @param line how it stands in text
     */
    record Fact(String key, String text, String line) {
        /** Returns a fact that needs no heading. */
        static Fact sentence(String key, String text) {
            return new Fact(key, text, text);
        }

        /** Returns a fact that its key introduces. */
        static Fact keyed(String key, String text) {
            return new Fact(key, text, key + ": " + text);
        }
    }

    private ArrayNode json() {
        return Json.array(entries.stream().map(Entry::json).toList());
    }

    private String text() {
        return entries.stream().map(Entry::text).collect(Collectors.joining("\n"));
    }

    private String markdown() {
        String head = line(titles) + "\n|" + "---|".repeat(titles.size()) + "\n";
        return entries.stream().map(Entry::markdown).collect(Collectors.joining("\n", head, ""));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
