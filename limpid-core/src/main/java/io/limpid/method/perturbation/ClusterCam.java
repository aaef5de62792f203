package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/**
 * The mean of those channels through which the image scores best, less the mean of those through which it scores worst:
 * {@code B_best - B_worst}, {@code [N,h,w]}. Channels that look alike form a cluster {@code j} with the mean {@code B_j}, and its
 * score is that of the image seen through it, {@code s(x H_j)}. One run for each cluster.
 *
 * <p>A reconstruction of Feng et al., "Cluster-CAM: Cluster-Weighted Visual Interpretation of CNNs' Decision in Image
 * Classification", Neural Networks 2024, from its abstract: best and worst cluster are its cognition-base and
 * cognition-scissors, both with weight 1; channels are scaled to 0–1 before they are compared.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param clustering which channels look alike
 * @param scoring how masked images are scored
 */
record ClusterCam(MethodSpec canonical, TargetLayer layer, KMeans clustering, ScoreCam.Scoring scoring)
        implements Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        MaskedScores masked = MaskedScores.of(network, at, clustering.clusters(), scoring);
        Runner values = GraphProgram.write(network, frame -> at.value()).open();
        return new ClusterCamRunner(values, masked, clustering);
    }
}
