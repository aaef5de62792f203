package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.perturbation.NaiveNet.CLASS;
import static io.limpid.method.perturbation.NaiveNet.scaled;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.method.plane.Blur;
import io.limpid.program.IndexedRandom;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CAMs that look at masked images, against loops over whole runs. */
class MaskingCamsTest {
    private static final double FLOAT = 1e-4;
    private static final RandomNet NET = RandomNets.resnet(4);

    private static float[] noise(int attempt, int size) {
        SplittableRandom random = IndexedRandom.of(5, attempt);
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) (0.5 * random.nextGaussian());
        }
        return noise;
    }

    private static float[] sum(float[] a, float... b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static Tensor noisy(NaiveNet twin, String place, float[] enlarged, int attempt) {
        return switch (place) {
            case "activations" -> twin.masked(scaled(sum(enlarged, noise(attempt, enlarged.length))));
            case "mask" -> twin.masked(sum(scaled(enlarged), noise(attempt, enlarged.length)));
            default -> {
                Tensor masked = twin.masked(scaled(enlarged));
                yield Tensor.of(sum(masked.toFloats(), noise(attempt, masked.size())), masked.shape());
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"activations", "mask", "image"})
    void ssCam_averagesEachChannelsScoreOverNoise(String place) {
        try (NaiveNet twin = new NaiveNet(NET)) {
            double[] means = new double[twin.channels()];
            for (int k = 0; k < means.length; k++) {
                for (int attempt = 0; attempt < 3; attempt++) {
                    means[k] += twin.logit(noisy(twin, place, twin.enlarged(twin.channel(k)), attempt)) / 3;
                }
            }

            assertThat(attribution(NET, "ss-cam(samples=3,deviation=0.5,seed=5,noise-on=" + place + ")", CLASS))
                    .isCloseTo(twin.map(NaiveNet.softmaxOf(means)), FLOAT);
        }
    }

    @Test
    void ssCamWithoutNoise_isScoreCam() {
        assertThat(attribution(NET, "ss-cam(deviation=0,samples=2)", CLASS))
                .isCloseTo(attribution(NET, "score-cam(score=logit,softmax=true)", CLASS), FLOAT);
    }

    @Test
    void anotherSeed_isAnotherNoise() {
        assertThat(attribution(NET, "ss-cam(seed=1)", CLASS)).isNotEqualTo(attribution(NET, "ss-cam(seed=2)", CLASS));
    }

    @Test
    void isCam_averagesEachChannelsScoreOverStrengths() {
        try (NaiveNet twin = new NaiveNet(NET)) {
            double[] means = new double[twin.channels()];
            for (int k = 0; k < means.length; k++) {
                float[] mask = scaled(twin.enlarged(twin.channel(k)));
                for (int strength = 1; strength <= 4; strength++) {
                    float[] weaker = mask.clone();
                    for (int i = 0; i < weaker.length; i++) {
                        weaker[i] *= strength / 4f;
                    }
                    means[k] += twin.probability(twin.masked(weaker)) / 4;
                }
            }

            assertThat(attribution(NET, "is-cam(steps=4,score=probability,softmax=false)", CLASS))
                    .isCloseTo(twin.map(means), FLOAT);
        }
    }

    @Test
    void isCamOfOneStep_isScoreCam() {
        assertThat(attribution(NET, "is-cam(steps=1)", CLASS))
                .isCloseTo(attribution(NET, "score-cam(score=logit,softmax=true)", CLASS), FLOAT);
    }

    /** Loops over the groups as the authors' code has it. */
    private static Tensor groupCam(NaiveNet twin, Tensor gradient, int size) {
        Tensor blurred = Picture.blurred(twin.image(), new Blur(50, 25));
        double base = twin.probability(blurred);
        int places = twin.places();
        float[] result = new float[places];
        for (int first = 0; first < twin.channels(); first += size) {
            float[] group = new float[places];
            for (int k = first; k < Math.min(first + size, twin.channels()); k++) {
                double mean = 0;
                for (int i = 0; i < places; i++) {
                    mean += gradient.toFloats()[k * places + i] / places;
                }
                for (int i = 0; i < places; i++) {
                    group[i] += (float) (mean * twin.channel(k)[i]);
                }
            }
            for (int i = 0; i < places; i++) {
                group[i] = Math.max(group[i], 0);
            }
            float[] mask = scaled(twin.enlarged(group));
            double gain = Math.max(twin.probability(twin.masked(mask, blurred)) - base, 0);
            for (int i = 0; i < places; i++) {
                result[i] += (float) (gain * group[i]);
            }
        }
        return Tensor.of(result, 1, twin.layer().size(2), twin.layer().size(3));
    }

    @Test
    void groupCam_weighsGroupsByTheScoreTheyBringBack() {
        RandomNet net = RandomNets.inception(2);
        try (NaiveNet twin = new NaiveNet(net)) {
            Tensor gradient = attribution(net, "gradient(layer=auto)", CLASS);

            assertThat(attribution(net, "group-cam(groups=5)", CLASS))
                    .isNotConstant()
                    .isCloseTo(groupCam(twin, gradient, 3), FLOAT);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 4, '3,3,3,1'", "32, 32, '1'", "6, 3, '2,2,2'", "5, 1, '5'", "9, 4, '3,3,3'"})
    void groups_areNeighbours_andTheLastHoldsTheRest(int channels, int groups, String expected) {
        long[] sizes = new GroupCam.Grouping(groups, 0).sizes(channels);

        String text = expected.length() == 1 && groups == channels ? "1,".repeat(channels - 1) + "1" : expected;
        String[] wanted = text.split(",");
        assertThat(sizes).hasSize(wanted.length);
        for (int i = 0; i < sizes.length; i++) {
            assertThat(sizes[i]).isEqualTo(Long.parseLong(wanted[i]));
        }
    }

    @Test
    void percentile_cutsOffTheLowestPlacesOfEachMap() {
        Tensor maps = Tensor.of(new float[] {1, 2, 3, 4, 8, 5, 7, 6}, 1, 2, 2, 2);

        assertThat(new GroupCam.Grouping(2, 50).thinned(maps).toFloats()).containsExactly(0, 0, 3, 4, 8, 0, 7, 0);
    }

    @Test
    void clusterCam_isTheBestClusterLessTheWorst() {
        RandomNet net = RandomNets.mobilenet(2);
        try (NaiveNet twin = new NaiveNet(net)) {
            Tensor map = attribution(net, "cluster-cam(clusters=3,restarts=4,seed=7)", CLASS);
            int[] varying = IntStream.range(0, twin.channels())
                    .filter(k -> scaled(twin.channel(k))[argMax(twin.channel(k))] > 0)
                    .toArray();
            double[][] points = new double[varying.length][];
            for (int i = 0; i < points.length; i++) {
                points[i] = doubles(scaled(twin.channel(varying[i])));
            }
            int[] members = new KMeans(3, 4, 7).of(points);
            Tensor best = Tensor.scalar(0);
            Tensor worst = Tensor.scalar(0);
            double most = -1;
            double least = 2;
            for (int cluster = 0; cluster < 3; cluster++) {
                double[] weights = new double[twin.channels()];
                long size = count(members, cluster);
                for (int i = 0; i < members.length; i++) {
                    weights[varying[i]] = members[i] == cluster ? 1.0 / size : 0;
                }
                Tensor mean = twin.map(weights);
                double score = twin.probability(twin.masked(scaled(twin.enlarged(mean.toFloats()))));
                best = score > most ? mean : best;
                most = Math.max(most, score);
                worst = score < least ? mean : worst;
                least = Math.min(least, score);
            }
            float[] expected = best.toFloats();
            for (int i = 0; i < expected.length; i++) {
                expected[i] -= worst.toFloats()[i];
            }

            assertThat(map).isNotConstant().isCloseTo(Tensor.of(expected, map.shape()), FLOAT);
        }
    }

    private static int argMax(float... values) {
        int greatest = 0;
        for (int i = 0; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    private static long count(int[] members, int cluster) {
        return Arrays.stream(members).filter(m -> m == cluster).count();
    }

    private static double[] doubles(float... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ss-cam(samples=2,",
                "is-cam(steps=2,",
                "group-cam(",
                "cluster-cam(",
                "ablation-cam(fill=far-below,",
                "reciprocam(",
                "integrated-grad-cam(steps=7,",
                "rsi-grad-cam(steps=7,"
            })
    void map_doesNotDependOnHowManyGoThroughAtOnce(String spec) {
        RandomNet net = RandomNets.inception(2);
        Tensor standard = attribution(net, spec + "batch=16)", CLASS);

        assertThat(standard).isNotConstant();
        assertThat(attribution(net, spec + "batch=1)", CLASS)).isCloseTo(standard, FLOAT);
        assertThat(attribution(net, spec + "batch=3)", CLASS)).isCloseTo(standard, FLOAT);
    }
}
