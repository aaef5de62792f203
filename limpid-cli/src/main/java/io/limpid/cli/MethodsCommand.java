package io.limpid.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code limpid methods}: what the registry holds. */
@Command(
        name = "methods",
        description = "Lists every method with its parameters, their defaults, and the paper.",
        footer = {"  limpid methods", "  limpid methods --json"})
final class MethodsCommand implements Callable<Integer> {
    private final Console console;

    @ArgGroup(exclusive = true)
    Form form = new Form();

    /** How the list is printed. */
    static final class Form {
        @Option(names = "--json", description = "Print as JSON.")
        boolean json;

        @Option(names = "--markdown", description = "Print as a Markdown table.")
        boolean markdown;
    }

    MethodsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<MethodEntry> all = Methods.all();
        if (form.json) {
            console.print(
                    Json.print(Json.array(all.stream().map(MethodsCommand::json).toList())));
        } else if (form.markdown) {
            console.print(markdown(all));
        } else {
            console.print(all.stream().map(MethodsCommand::text).collect(Collectors.joining("\n")));
        }
        return Failure.DONE;
    }

    private static ObjectNode json(MethodEntry entry) {
        ObjectNode json = Json.object();
        json.put("name", entry.name());
        json.put("summary", entry.summary());
        json.put("paper", entry.paper());
        json.put("spec", entry.create().spec());
        json.set(
                "parameters",
                Json.array(entry.parameters().stream().map(MethodsCommand::json).toList()));
        return json;
    }

    private static ObjectNode json(Parameter parameter) {
        ObjectNode json = Json.object();
        json.put("name", parameter.name());
        json.put("default", parameter.standard());
        json.put("description", parameter.description());
        return json;
    }

    private static String text(MethodEntry entry) {
        Table parameters = new Table("      ");
        entry.parameters()
                .forEach(parameter ->
                        parameters.row(parameter.name() + "=" + parameter.standard(), parameter.description()));
        return entry.name() + "\n  " + entry.summary() + "\n  " + entry.paper() + "\n" + parameters;
    }

    private static String markdown(List<MethodEntry> all) {
        String head = "| method | what it shows | parameters | paper |\n|---|---|---|---|\n";
        return all.stream().map(MethodsCommand::markdown).collect(Collectors.joining("\n", head, ""));
    }

    private static String markdown(MethodEntry entry) {
        String parameters = entry.parameters().stream()
                .map(parameter -> "`" + parameter.name() + "=" + parameter.standard() + "`")
                .collect(Collectors.joining(" "));
        return "| `" + entry.name() + "` | " + cell(entry.summary()) + " | " + parameters + " | " + cell(entry.paper())
                + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
