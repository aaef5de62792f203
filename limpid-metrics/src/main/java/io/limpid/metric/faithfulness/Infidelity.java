package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Output;
import java.util.List;

/**
 * How far the explanation, taken as a gradient, is from predicting what perturbations {@code I} do to the output: the mean of {@code
 * (sum I a - (y - y(x - I)))^2}, 0 for a gradient of a linear model.
 *
 * <p>Yeh et al., "On the (in)fidelity and sensitivity of explanations", NeurIPS 2019, definition 2.1. The explanation is multiplied
 * by what is taken away, so methods whose values are gradient times input already should not be judged by it unscaled.
 *
 * @param perturbation what is taken away
 * @param scale whether the explanation's unit counts
 * @param output which number of the model
 */
record Infidelity(Perturbation perturbation, Scale scale, Output output) implements Measure {
    /** Whether the explanation's unit counts. */
    enum Scale {
        /** The explanation as it is. */
        NONE {
            @Override
            double factor(double[] predicted, double[] drops) {
                return 1;
            }
        },
        /** The explanation times the factor that makes the score least. */
        OPTIMAL {
            @Override
            double factor(double[] predicted, double[] drops) {
                double products = 0;
                double squares = 0;
                for (int i = 0; i < drops.length; i++) {
                    products += predicted[i] * drops[i];
                    squares += predicted[i] * predicted[i];
                }
                return squares == 0 ? 0 : products / squares;
            }
        };

        abstract double factor(double[] predicted, double[] drops);
    }

    /** What is taken away. */
    interface Perturbation {
        /** Returns the images {@code x - I}. */
        Copies copies(MetricCase example);
    }

    /**
     * Squares that tile the image, each replaced by itself.
     *
     * @param patch edge of a square
     * @param fill by what
     */
    record Squares(int patch, Fill fill) implements Perturbation {
        @Override
        public Copies copies(MetricCase example) {
            return change(example).apart(Groups.of(Patches.of(example, patch)));
        }

        private Change change(MetricCase example) {
            return Change.removal(example, Unit.PIXEL, fill);
        }
    }

    /**
     * Squares that tile the image, each replaced on top of those before, in reading order; as the Quantus library has it.
     *
     * @param patch edge of a square
     * @param fill by what
     */
    record GrowingSquares(int patch, Fill fill) implements Perturbation {
        @Override
        public Copies copies(MetricCase example) {
            List<int[]> patches = Patches.of(example, patch);
            return Change.removal(example, Unit.PIXEL, fill).together(Groups.of(patches));
        }
    }

    /**
     * Gaussian noise on all elements.
     *
     * @param samples how many images
     * @param deviation of the noise
     */
    record Noise(int samples, double deviation) implements Perturbation {
        @Override
        public Copies copies(MetricCase example) {
            float[] image = example.image().toFloats();
            return Copies.of(samples, index -> {
                var random = example.random(index);
                float[] changed = image.clone();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] -= (float) (deviation * random.nextGaussian());
                }
                return changed;
            });
        }
    }

    @Override
    public Score of(MetricCase example) {
        float[] image = example.image().toFloats();
        double[] elements = example.explanation().elements(example.image().size(1));
        Copies copies = perturbation.copies(example);
        double[] predicted = new double[copies.count()];
        double[] drops = example.outputs(
                Copies.of(copies.count(), index -> {
                    float[] changed = copies.at(index);
                    predicted[index] = predicted(elements, image, changed);
                    return changed;
                }),
                output);
        double whole = example.output(output);
        for (int i = 0; i < drops.length; i++) {
            drops[i] = whole - drops[i];
        }
        return Score.of(meanSquare(predicted, drops, scale.factor(predicted, drops)));
    }

    private static double predicted(double[] elements, float[] image, float[] changed) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += elements[i] * ((double) image[i] - changed[i]);
        }
        return sum;
    }

    private static double meanSquare(double[] predicted, double[] drops, double factor) {
        double sum = 0;
        for (int i = 0; i < drops.length; i++) {
            double difference = factor * predicted[i] - drops[i];
            sum += difference * difference;
        }
        return sum / drops.length;
    }
}
