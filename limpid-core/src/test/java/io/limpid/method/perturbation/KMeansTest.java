package io.limpid.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KMeansTest {
    private static final double[][] TWO_HEAPS = {{0, 0}, {10, 10}, {0, 1}, {10, 11}, {1, 0}, {11, 10}};

    @Test
    void pointsThatLieTogether_areTogether() {
        int[] members = new KMeans(2, 5, 0).of(TWO_HEAPS);

        assertThat(members[2]).isEqualTo(members[0]);
        assertThat(members[4]).isEqualTo(members[0]);
        assertThat(members[3]).isEqualTo(members[1]);
        assertThat(members[5]).isEqualTo(members[1]);
        assertThat(members[1]).isNotEqualTo(members[0]);
    }

    /** On a line at 0, 1, 3, 4, 10 with three clusters, {0,1} {3,4} {10} has the least spread, 1. */
    @Test
    void bestOfManyStarts_hasTheLeastSpread() {
        int[] members = new KMeans(3, 20, 3).of(new double[][] {{0}, {1}, {3}, {4}, {10}});

        assertThat(members[0]).isEqualTo(members[1]).isNotEqualTo(members[2]);
        assertThat(members[2]).isEqualTo(members[3]).isNotEqualTo(members[4]);
        assertThat(members[4]).isNotEqualTo(members[0]);
    }

    @Test
    void sameSeed_givesTheSameClusters() {
        assertThat(new KMeans(3, 1, 8).of(TWO_HEAPS)).isEqualTo(new KMeans(3, 1, 8).of(TWO_HEAPS));
    }

    @Test
    void morePointsAskedForThanThere_areOnePointEach_withoutGaps() {
        int[] members = new KMeans(5, 3, 0).of(new double[][] {{1}, {2}, {3}});

        assertThat(members).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void equalPoints_areOneClusterWithTheNumberZero() {
        assertThat(new KMeans(3, 2, 0).of(new double[][] {{4}, {4}, {4}})).containsOnly(0);
    }

    @Test
    void noPoints_haveNoClusters() {
        assertThat(new KMeans(3, 2, 0).of(new double[0][])).isEmpty();
    }
}
