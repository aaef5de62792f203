package io.limpid.cli.request;

import io.limpid.cli.console.UsageException;
import io.limpid.evaluation.Sweep;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where methods look. */
public final class LayerOptions {
    @Option(
            names = {"-l", "--layer"},
            paramLabel = "LAYER",
            description = {
                "Where to look: auto, input, or the name of a tensor or node in the ONNX file; several with commas between,"
                        + " or given several times.",
                "each: every layer that all paths through the model pass; stages: the last of them at each size.",
                "Applies to every method that has a layer and whose spec does not give one.",
                "Default: auto - each method's own; CAMs take the last layer with height and width."
            })
    List<String> layers = List.of();

    /**
     * Returns the layers at which methods look that do not say for themselves.
     *
     * @throws UsageException if the option names none
     */
    public Sweep sweep() {
        return asked().orElseGet(Sweep::none);
    }

    /**
     * Returns the layers that are asked for; empty if the option is not given.
     *
     * @throws UsageException if the option names none
     */
    public Optional<Sweep> asked() {
        try {
            return layers.isEmpty() ? Optional.empty() : Optional.of(Sweep.parse(String.join(",", layers)));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }
}
