package io.limpid.evaluation;

import java.util.Arrays;

/** One score for each method, metric and image, and why it is missing. */
final class ScoreTable {
    private static final String NOT_YET = "not-judged";

    private final double[][][] scores;
    private final String[][][] reasons;

    ScoreTable(int contenders, int yardsticks, int images) {
        this.scores = new double[contenders][yardsticks][images];
        this.reasons = new String[contenders][yardsticks][images];
        for (int c = 0; c < contenders; c++) {
            for (int y = 0; y < yardsticks; y++) {
                Arrays.fill(scores[c][y], Double.NaN);
                Arrays.fill(reasons[c][y], NOT_YET);
            }
        }
    }

    /** A place of the table. */
    record Place(int contender, int yardstick, int image) {}

    void set(Place at, double score, String reason) {
        scores[at.contender][at.yardstick][at.image] = score;
        reasons[at.contender][at.yardstick][at.image] = reason.intern();
    }

    double score(Place at) {
        return scores[at.contender][at.yardstick][at.image];
    }

    String reason(Place at) {
        return reasons[at.contender][at.yardstick][at.image];
    }

    /** Returns the scores of all images. */
    double[] scores(int contender, int yardstick) {
        return scores[contender][yardstick].clone();
    }

    /** Returns why the scores of all images are missing; empty where they are not. */
    String[] reasons(int contender, int yardstick) {
        return reasons[contender][yardstick].clone();
    }
}
