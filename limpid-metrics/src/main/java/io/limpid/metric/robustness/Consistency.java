package io.limpid.metric.robustness;

import io.limpid.metric.CollectiveMeasure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Order;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Reading;
import io.limpid.metric.subject.View;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether images with the same coarse explanation are given the same class: of the other images with the same one, the share that the
 * model predicts alike; 0 where there are none.
 *
 * <p>Dasgupta et al., "Framework for evaluating faithfulness of local explanations", ICML 2022, definition 3.
 *
 * @param view of the explanations
 * @param coarse what is kept of an explanation
 */
record Consistency(View view, Coarse coarse) implements CollectiveMeasure {
    private static final double SMALL = 1e-9;

    /** What is kept of an explanation. */
    enum Coarse {
        /** Which cells of a grid of 4 times 4 hold the strongest five, counted by their sums. */
        STRONGEST_CELLS {
            @Override
            float[] of(double[] map, int width) {
                double[] cells = new double[GRID * GRID];
                int height = map.length / width;
                for (int i = 0; i < map.length; i++) {
                    cells[i / width * GRID / height * GRID + i % width * GRID / width] += map[i];
                }
                int[] strongest = Arrays.copyOf(Order.descending(cells), KEPT);
                Arrays.sort(strongest);
                return floats(IntStream.of(strongest).mapToDouble(cell -> cell).toArray());
            }
        },
        /** The signs of the first five numbers; as the Quantus library has it. */
        FIRST_SIGNS {
            @Override
            float[] of(double[] map, int width) {
                return floats(Arrays.stream(map).limit(KEPT).map(Math::signum).toArray());
            }
        };

        private static final int GRID = 4;
        private static final int KEPT = 5;

        abstract float[] of(double[] map, int width);

        private static float[] floats(double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }
    }

    /** Returns the predicted class, then what is kept of the explanation. */
    @Override
    public Tensor observe(MetricCase example) {
        Explanation explanation = example.explanation();
        float[] kept = coarse.of(view.of(explanation), explanation.pixels().size(-1));
        float[] observed = new float[kept.length + 1];
        observed[0] = (float) example.read(Copies.of(example.image().toFloats()), Reading::predicted)[0];
        System.arraycopy(kept, 0, observed, 1, kept.length);
        return Tensor.of(observed, observed.length);
    }

    @Override
    public List<Score> conclude(List<Tensor> observations) {
        List<float[]> rows = observations.stream().map(Tensor::toFloats).toList();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.size() < 2 ? Score.none(Reason.ONE_IMAGE) : Score.of(share(rows, i)))
                .toList();
    }

    private static double share(List<float[]> rows, int of) {
        float[] own = rows.get(of);
        int same = 0;
        int alike = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean isSame = i != of && Arrays.equals(own, 1, own.length, rows.get(i), 1, own.length);
            same += isSame ? 1 : 0;
            alike += isSame && rows.get(i)[0] == own[0] ? 1 : 0;
        }
        return alike / (same + SMALL);
    }
}
