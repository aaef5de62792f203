package io.limpid.evaluation.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void equalScores_leaveNoDoubt() {
        Interval mean = Bootstrap.of(4, 1).mean(new double[] {3, 3, 3, 3});

        assertThat(mean).isEqualTo(new Interval(3, 3, 3));
    }

    /** Of two images, a quarter of all draws takes the first twice, and a quarter the second. */
    @Test
    void twoScores_areTheEndsThemselves() {
        Interval mean = Bootstrap.of(2, 1).mean(new double[] {0, 1});

        assertThat(mean).isEqualTo(new Interval(0.5, 0, 1));
    }

    /** For many images the interval is the normal one: 1.96 standard errors to each side. */
    @Test
    void manyScores_haveTheNormalInterval() {
        Random random = new Random(7);
        double[] scores = random.doubles(400).toArray();
        double error = 1.96 * Math.sqrt(1.0 / 12 / scores.length);

        Interval mean = Bootstrap.of(scores.length, 3).mean(scores);

        double middle = Arrays.stream(scores).average().orElseThrow();
        assertThat(mean.mean()).isEqualTo(middle, within(1e-12));
        assertThat(mean.low()).isEqualTo(middle - error, within(0.15 * error));
        assertThat(mean.high()).isEqualTo(middle + error, within(0.15 * error));
    }

    @Test
    void missingScores_doNotCount() {
        Interval mean = Bootstrap.of(3, 1).mean(new double[] {2, Double.NaN, 2});

        assertThat(mean).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void noScores_tellNothing() {
        Interval mean = Bootstrap.of(2, 1).mean(new double[] {Double.NaN, Double.NaN});

        assertThat(mean.isKnown()).isFalse();
    }

    /** Scores that differ a lot between images, but between methods always by the same: judged in pairs, that is certain. */
    @Test
    void differences_areJudgedInPairs() {
        double[] first = {0, 10, 20, 30};
        double[] second = {1, 11, 21, 31};

        assertThat(Bootstrap.of(4, 1).difference(first, second)).isEqualTo(new Interval(-1, -1, -1));
    }

    @Test
    void sameSeed_givesTheSameInterval() {
        double[] scores = {1, 5, 2, 8, 3};

        assertThat(Bootstrap.of(5, 9).mean(scores))
                .isEqualTo(Bootstrap.of(5, 9).mean(scores))
                .isNotEqualTo(Bootstrap.of(5, 10).mean(scores));
    }
}
