package io.limpid.evaluation;

import io.limpid.evaluation.data.LabelledImage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scores as CSV. */
final class ScoresCsv {
    private static final String HEADER = "image,label,target,method,layer,metric,score,reason\n";

    private ScoresCsv() {}

    static String of(EvaluationReport report) {
        Protocol protocol = report.protocol();
        StringBuilder csv = new StringBuilder(HEADER);
        for (int image = 0; image < protocol.data().size(); image++) {
            for (int contender = 0; contender < protocol.contenders().size(); contender++) {
                for (int yardstick = 0; yardstick < protocol.yardsticks().size(); yardstick++) {
                    csv.append(line(report, new ScoreTable.Place(contender, yardstick, image)));
                }
            }
        }
        return csv.toString();
    }

    private static String line(EvaluationReport report, ScoreTable.Place at) {
        Protocol protocol = report.protocol();
        LabelledImage image = protocol.data().images().get(at.image());
        return Stream.of(
                        image.name(),
                        image.label().orElse(""),
                        report.target(at.image()),
                        protocol.contenders().get(at.contender()).text(),
                        report.layer(at.contender()),
                        protocol.yardsticks().get(at.yardstick()).text(),
                        Double.toString(report.score(at)),
                        report.reason(at))
                .map(ScoresCsv::cell)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
