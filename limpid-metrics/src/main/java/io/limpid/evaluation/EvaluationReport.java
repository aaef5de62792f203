package io.limpid.evaluation;

import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an evaluation found. */
public final class EvaluationReport {
    private final Protocol protocol;
    private final Tally tally;
    private final List<Standing> standings;
    private final List<Example> examples;

    private EvaluationReport(Protocol protocol, Tally tally, List<Standing> standings, List<Example> examples) {
        this.protocol = protocol;
        this.tally = tally;
        this.standings = standings;
        this.examples = examples;
    }

    static EvaluationReport of(Protocol protocol, Tally tally, List<Example> examples) {
        return new EvaluationReport(protocol, tally, Standings.of(protocol, tally.scores()), examples);
    }

    /** Returns what was evaluated. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns one standing for each metric and method: metric by metric, in the order of the methods. */
    public List<Standing> standings() {
        return standings;
    }

    /** Returns how a method did by a metric. */
    public Standing standing(int contender, int yardstick) {
        return standings.get(yardstick * protocol.contenders().size() + contender);
    }

    /** Returns the scores of a method by a metric, image by image; NaN where there is none. */
    public double[] scores(int contender, int yardstick) {
        return tally.scores().scores(contender, yardstick);
    }

    double score(ScoreTable.Place at) {
        return tally.scores().score(at);
    }

    String reason(ScoreTable.Place at) {
        return tally.scores().reason(at);
    }

    /** Returns what was explained for each image; empty where nothing was. */
    public String target(int image) {
        return tally.target(image);
    }

    /** Returns where a method looked; empty if it never did. */
    public String layer(int contender) {
        return tally.layer(contender);
    }

    /** Returns the mean curves of those metrics that have some. */
    public List<MeanCurve> curves() {
        return tally.curves();
    }

    /** Returns what each method cost. */
    public List<Cost> costs() {
        return tally.costs();
    }

    /** Returns what each metric cost. */
    public List<MetricCost> metricCosts() {
        return tally.metricCosts();
    }

    /** Returns some images with all methods' maps. */
    public List<Example> examples() {
        return examples;
    }

    /** Returns what could not be done, the data set's problems first. */
    public List<Trouble> troubles() {
        Stream<Trouble> data = protocol.data().problems().stream()
                .map(problem -> new Trouble(problem.where(), "the data", problem.message()));
        return Stream.concat(data, tally.troubles().stream()).toList();
    }

    /** Returns the scores as CSV, one line for each image, method and metric; the same bytes for the same parameters. */
    public String toCsv() {
        return ScoresCsv.of(this);
    }

    /**
     * Writes {@link #toCsv}.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void writeCsv(Path file) {
        try {
            Files.write(file, toCsv().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be written (" + FileTrouble.of(e) + "); check permissions and space", e);
        }
    }

    /** Returns the means with their intervals as a Markdown table: a line for each method, a column for each metric. */
    public String toMarkdown() {
        return ReportMarkdown.of(this);
    }

    /** Returns means, intervals and all parameters as JSON. */
    public String toJson(List<Gate.Outcome> gates) {
        return SummaryJson.of(this, gates);
    }
}
