package io.limpid.method.perturbation;

import io.limpid.layer.Layer;
import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.program.CutValues;
import io.limpid.program.Network;
import io.limpid.program.Variants;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.SharingRunner;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ReciproCAM compiled for a network.
 *
 * @param values gives what the heads read for an image
 * @param heads gives the scores of a layer with the values of one place
 * @param spot where these are put
 */
record ReciproCamRunner(CutValues values, VariantScores heads, ReciproCam.Spot spot) implements SharingRunner {
    private static final String COLUMN = "column";
    private static final String SPOT = "spot";

    /**
     * Cuts a network at a layer.
     *
     * @throws IllegalArgumentException if the scores do not depend on the layer, or a batch would not fit into memory
     */
    static ReciproCamRunner of(Network network, Layer at, ReciproCam.Trial trial) {
        Network head = network.restAt(at);
        long height = at.shape().size(2);
        long width = at.shape().size(3);
        int places = Math.toIntExact(height * width);
        Variants.Recipe recipe = front ->
                front.emit().mul(front.each(COLUMN, at.shape().size(1), 1, 1), front.each(SPOT, 1, height, width));
        VariantScores heads =
                VariantScores.of(head, recipe, new VariantScores.Asked(trial.score(), trial.batch()), places);
        return new ReciproCamRunner(CutValues.of(network, head), heads, trial.spot());
    }

    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        CutValues.Cut cut = values.run(image, goals.get(0));
        Outcome clean = cut.outcome();
        Grid grid = new Grid(clean.attribution());
        double[][] scores = heads.of(
                grid.places(),
                (start, end) -> {
                    Map<String, Tensor> fed = new HashMap<>(cut.beside());
                    fed.put(COLUMN, grid.columns(start, end));
                    fed.put(SPOT, grid.spots(spot, start, end));
                    return fed;
                },
                Question.of(goals, clean.logits(), progress));
        return Arrays.stream(scores)
                .map(ofGoal -> clean.withAttribution(grid.map(ofGoal)))
                .toList();
    }

    /** A layer's values, {@code [1,C,h,w]}, place by place. */
    private static final class Grid {
        private final float[] values;
        private final int channels;
        private final int height;
        private final int width;

        Grid(Tensor layer) {
            values = layer.toFloats();
            channels = layer.size(1);
            height = layer.size(2);
            width = layer.size(3);
        }

        int places() {
            return height * width;
        }

        /** Returns by how much each place's score is above the least one, {@code [1,h,w]}. */
        Tensor map(double... scores) {
            double least = Arrays.stream(scores).min().orElse(0);
            float[] map = new float[scores.length];
            for (int i = 0; i < map.length; i++) {
                map[i] = (float) (scores[i] - least);
            }
            return Tensor.of(map, 1, height, width);
        }

        /** Returns the values of some places, {@code [n,C,1,1]}. */
        Tensor columns(int start, int end) {
            float[] columns = new float[(end - start) * channels];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = values[i % channels * places() + start + i / channels];
            }
            return Tensor.of(columns, end - start, channels, 1, 1);
        }

        /** Returns where they are put, {@code [n,1,h,w]}. */
        Tensor spots(ReciproCam.Spot spot, int start, int end) {
            float[] spots = new float[(end - start) * places()];
            for (int i = 0; i < spots.length; i++) {
                int place = start + i / places();
                int there = i % places();
                int rows = Math.abs(place / width - there / width);
                int columns = Math.abs(place % width - there % width);
                spots[i] = spot.share(rows, columns);
            }
            return Tensor.of(spots, end - start, 1, height, width);
        }
    }

    @Override
    public void close() {
        values.close();
        heads.close();
    }
}
