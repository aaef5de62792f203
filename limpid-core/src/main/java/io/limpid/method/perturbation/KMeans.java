package io.limpid.method.perturbation;

import io.limpid.program.IndexedRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Parts points into clusters so that their squared distances from the clusters' means are small: Lloyd's rounds from starts that
 * are drawn far apart, the best of several.
 *
 * <p>Arthur and Vassilvitskii, "k-means++: The Advantages of Careful Seeding", SODA 2007.
 *
 * @param clusters how many; fewer if there are fewer points
 * @param restarts how many starts are tried
 * @param seed of the random numbers
 */
record KMeans(int clusters, int restarts, long seed) {
    private static final int ROUNDS = 100;

    /** Returns the cluster of each point, from 0 and without gaps; of starts that come out the same, the first counts. */
    int[] of(double[][] points) {
        int count = Math.min(clusters, points.length);
        if (count == 0) {
            return new int[0];
        }
        List<Partition> found = IntStream.range(0, restarts)
                .parallel()
                .mapToObj(start -> partition(points, count, IndexedRandom.of(seed, start)))
                .toList();
        return withoutGaps(found.stream()
                .min(Comparator.comparingDouble(Partition::spread))
                .orElseThrow()
                .clusters());
    }

    /** Clusters in the order of the points, and how far these lie from the means: the sum of the squared distances. */
    private record Partition(List<Integer> members, double spread) {
        int[] clusters() {
            return members.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static Partition partition(double[][] points, int count, SplittableRandom random) {
        double[][] means = starts(points, count, random);
        int[] members = settled(points, means);
        return new Partition(Arrays.stream(members).boxed().toList(), spread(points, means, members));
    }

    private static int[] withoutGaps(int... members) {
        int[] present = Arrays.stream(members).distinct().sorted().toArray();
        return Arrays.stream(members)
                .map(member -> Arrays.binarySearch(present, member))
                .toArray();
    }

    /** Draws points as first means, each with a chance that grows with the square of its distance from those drawn. */
    private static double[][] starts(double[][] points, int count, SplittableRandom random) {
        double[][] means = new double[count][];
        double[] distances = new double[points.length];
        Arrays.fill(distances, 1);
        for (int k = 0; k < count; k++) {
            means[k] = points[drawn(distances, random)].clone();
            for (int i = 0; i < points.length; i++) {
                double distance = squared(points[i], means[k]);
                distances[i] = k == 0 ? distance : Math.min(distances[i], distance);
            }
        }
        return means;
    }

    private static int drawn(double[] chances, SplittableRandom random) {
        double left = random.nextDouble() * Arrays.stream(chances).sum();
        for (int i = 0; i < chances.length; i++) {
            left -= chances[i];
            if (left < 0) {
                return i;
            }
        }
        return chances.length - 1;
    }

    /** Moves the means until no point changes its cluster, and returns the clusters. */
    private static int[] settled(double[][] points, double[][] means) {
        int[] members = new int[points.length];
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = new int[points.length];
            for (int i = 0; i < points.length; i++) {
                next[i] = nearest(points[i], means);
            }
            if (round > 0 && Arrays.equals(next, members)) {
                break;
            }
            members = next;
            moveTo(means, points, members);
        }
        return members;
    }

    private static double spread(double[][] points, double[][] means, int[] members) {
        double spread = 0;
        for (int i = 0; i < points.length; i++) {
            spread += squared(points[i], means[members[i]]);
        }
        return spread;
    }

    private static int nearest(double[] point, double[][] means) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            double distance = squared(point, means[k]);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /** Moves every mean to the mean of its points; one without points stays. */
    private static void moveTo(double[][] means, double[][] points, int[] members) {
        for (int k = 0; k < means.length; k++) {
            double[] sum = new double[means[k].length];
            int count = 0;
            for (int i = 0; i < points.length; i++) {
                if (members[i] == k) {
                    add(sum, points[i]);
                    count++;
                }
            }
            if (count > 0) {
                double share = 1.0 / count;
                means[k] = Arrays.stream(sum).map(each -> each * share).toArray();
            }
        }
    }

    private static void add(double[] sum, double[] point) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += point[j];
        }
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
