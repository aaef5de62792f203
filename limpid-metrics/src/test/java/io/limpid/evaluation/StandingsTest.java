package io.limpid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.evaluation.data.LabelledImage;
import io.limpid.evaluation.data.LabelledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final double NONE = Double.NaN;

    /** Deletion AUC: the lower, the better. */
    private static List<Standing> standings(double[]... scores) {
        List<LabelledImage> images = Stream.of("a", "b", "c", "d")
                .map(name -> new LabelledImage(name, Path.of(name), LabelledImage.Truth.NONE))
                .toList();
        Protocol protocol = new Protocol(
                Stream.of("grad-cam", "saliency", "gradient")
                        .map(Fixture::contender)
                        .toList(),
                List.of(Fixture.yardstick("deletion-auc")),
                new LabelledImages(Path.of("data"), images, List.of()),
                Settings.STANDARD,
                Map.of());
        ScoreTable table = new ScoreTable(3, 1, 4);
        for (int c = 0; c < scores.length; c++) {
            for (int i = 0; i < 4; i++) {
                double score = scores[c][i];
                table.set(new ScoreTable.Place(c, 0, i), score, Double.isNaN(score) ? "map-empty" : "");
            }
        }
        return Standings.of(protocol, table);
    }

    @Test
    void meansWinsAndRanks_followTheDirection() {
        List<Standing> standings = standings(
                new double[] {0.1, 0.2, 0.3, 0.4}, new double[] {0.1, 0.3, 0.4, 0.5}, new double[] {0.5, 0.5, 0.5, 0.3
                });

        assertThat(standings).extracting(Standing::rank).containsExactly(1, 2, 3);
        assertThat(standings).extracting(Standing::wins).containsExactly(2.5, 0.5, 1.0);
        assertThat(standings.get(0).mean().mean()).isEqualTo(0.25, within(1e-12));
        assertThat(standings.get(0).behind().mean()).isZero();
        assertThat(standings.get(1).behind().mean()).isEqualTo(0.075, within(1e-12));
        assertThat(standings.get(0).deviation()).isEqualTo(Math.sqrt(0.05 / 3), within(1e-12));
    }

    @Test
    void scoresThatDifferByRounding_areTies() {
        List<Standing> standings = standings(
                new double[] {0.2, 0.2, 0.3, 0.4},
                new double[] {0.2 - 1e-7, 0.2 + 1e-7, 0.3, 0.4 - 1e-7},
                new double[] {0.2001, 0.5, 0.5, 0.5});

        assertThat(standings).extracting(Standing::rank).containsExactly(1, 1, 3);
        assertThat(standings).extracting(Standing::wins).containsExactly(2.0, 2.0, 0.0);
    }

    @Test
    void missingScores_areCountedByReason() {
        List<Standing> standings = standings(
                new double[] {0.1, NONE, 0.3, NONE}, new double[] {NONE, NONE, NONE, NONE}, new double[] {1, 1, 1, 1});

        assertThat(standings.get(0).images()).isEqualTo(2);
        assertThat(standings.get(0).missing()).containsExactly(Map.entry("map-empty", 2));
        assertThat(standings.get(1).rank()).isZero();
        assertThat(standings.get(1).mean().isKnown()).isFalse();
        assertThat(standings.get(2).rank()).isEqualTo(2);
    }

    @Test
    void methodsThatTheImagesDoNotTellApart_areLevel() {
        List<Standing> standings = standings(
                new double[] {0.1, 0.5, 0.1, 0.5}, new double[] {0.5, 0.1, 0.5, 0.12}, new double[] {0.9, 0.9, 0.9, 0.9
                });

        assertThat(standings.get(1).isLevelWithBest()).isTrue();
        assertThat(standings.get(2).isLevelWithBest()).isFalse();
    }
}
