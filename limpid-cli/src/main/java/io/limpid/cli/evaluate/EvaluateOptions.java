package io.limpid.cli.evaluate;

import io.limpid.cli.console.Failure;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.request.Fitting;
import io.limpid.cli.request.LayerOptions;
import io.limpid.evaluation.Contender;
import io.limpid.evaluation.Gate;
import io.limpid.evaluation.Settings;
import io.limpid.evaluation.Sweep;
import io.limpid.evaluation.TargetPolicy;
import io.limpid.evaluation.Yardstick;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.evaluation.study.Studies;
import io.limpid.evaluation.study.Study;
import io.limpid.metric.registry.Metrics;
import io.limpid.program.Network;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is evaluated, and how. */
final class EvaluateOptions {
    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "A method to judge; may be given several times. `limpid methods` lists all.")
    List<String> methods = List.of();

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "A metric to judge by; may be given several times. `limpid metrics` lists all.")
    List<String> metrics = List.of();

    @Option(
            names = "--study",
            paramLabel = "NAME",
            completionCandidates = StudyNames.class,
            description = {
                "A comparison that a paper makes, with its methods, layers and metrics: ${COMPLETION-CANDIDATES}.",
                "-m, --metric and --layer, where given, take the place of the study's."
            })
    Optional<String> study = Optional.empty();

    @Mixin
    LayerOptions layers = new LayerOptions();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "TARGET",
            defaultValue = "predicted",
            description = "Which class is explained: predicted, or label. Default: ${DEFAULT-VALUE}.")
    String target = "predicted";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "limpid-evaluation",
            description = "Folder for the results, made if it is not there. Default: ${DEFAULT-VALUE}.")
    Path output = Path.of("limpid-evaluation");

    @Option(names = "--limit", paramLabel = "N", description = "Judge no more than N images, chosen by the seed.")
    Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The start of all random numbers. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many images to work on at once; scores do not depend on it. Default: ${DEFAULT-VALUE}.")
    int threads = 1;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = {
                "A release gate, e.g. 'deletion-auc(grad-cam) > 0.2': if the mean fulfils it, the exit code is "
                        + Failure.GATE_REFUSED + ".",
                "May be given several times; >, >=, < and <= are allowed."
            })
    List<String> conditions = List.of();

    @Option(names = "--force", description = "Begin anew, over the results of earlier runs.")
    boolean force;

    @Option(names = "--json", description = "Print the summary as JSON to standard output.")
    boolean json;

    /** The names of all studies. */
    static final class StudyNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Studies.all().stream().map(Study::name).iterator();
        }
    }

    /** What takes part, and what is demanded of it. */
    record Wish(List<Contender> contenders, List<Yardstick> yardsticks, List<Gate> gates) {}

    /**
     * Returns what is asked for.
     *
     * @throws IllegalArgumentException if a name, parameter, layer or condition is not as it must be
     */
    Wish wish(Network network) {
        Optional<Study> chosen = study.map(Studies::named);
        Sweep sweep = layers.asked().or(() -> chosen.map(Study::layers)).orElseGet(Sweep::none);
        List<Contender> contenders =
                sweep.contenders(required("--method", methods, chosen.map(Study::methods)), network);
        List<Yardstick> yardsticks = required("--metric", metrics, chosen.map(Study::metrics)).stream()
                .distinct()
                .map(text -> new Yardstick(text, Metrics.parse(text)))
                .toList();
        List<Gate> gates = conditions.stream()
                .map(text -> Gate.parse(text, contenders, yardsticks))
                .toList();
        return new Wish(contenders, yardsticks, gates);
    }

    /**
     * Refuses methods that were given and do not suit a model; those of a study need not.
     *
     * @throws UsageException if one does not suit
     */
    void requireFitting(Wish wish, Network network) {
        if (!methods.isEmpty()) {
            Fitting.require(
                    wish.contenders().stream()
                            .map(contender -> new Fitting(contender.text(), contender.method()))
                            .toList(),
                    network);
        }
    }

    private static List<String> required(String option, List<String> given, Optional<List<String>> ofStudy) {
        List<String> names = given.isEmpty() ? ofStudy.orElse(given) : given;
        if (names.isEmpty()) {
            throw new UsageException("no " + option + " is given; give one or more, or a --study ("
                    + String.join(", ", new StudyNames()) + ")");
        }
        return names;
    }

    /** Returns how the evaluation runs. */
    Settings settings() {
        return new Settings(seed, threads, TargetPolicy.parse(target));
    }

    /** Returns the images that are judged. */
    LabelledImages choose(LabelledImages all) {
        return limit.map(count -> all.sample(count, seed)).orElse(all);
    }

    OutputFolder.Existing existing() {
        return OutputFolder.Existing.of(force);
    }
}
