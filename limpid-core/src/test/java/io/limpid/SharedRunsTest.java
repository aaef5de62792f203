package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods whose runs are the same whatever is explained make them once for several classes. */
class SharedRunsTest {
    private static final RandomNet NET = RandomNets.squeezeExcite(4);
    private static final ModelInput INPUT = ModelInput.of(NET.example(1));
    private static final Classifier CLASSIFIER = Classifier.of(
            OnnxModel.of(NET.graph()),
            Preprocessing.imagenet()
                    .withInputSize(INPUT.tensor().size(2), INPUT.tensor().size(3)));
    private static final Target THREE = Target.top(3);

    /** Counts how often it is told anything: once after each run of the model. */
    private static final class Reports implements Progress {
        private final List<Double> shares = new ArrayList<>();

        @Override
        public void at(double share) {
            shares.add(share);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score-cam(batch=4)",
                "score-cam(batch=4,softmax=true)",
                "ss-cam(samples=2,batch=4)",
                "is-cam(steps=2,batch=4)",
                "cluster-cam(clusters=3,batch=2)",
                "ablation-cam(batch=4)",
                "ablation-cam(batch=4,fill=far-below)",
                "reciprocam(batch=4)",
                "lime-cam(samples=30,batch=4)",
                "occlusion",
                "rise(masks=30)",
                "lime(segments=6,samples=40)",
                "kernel-shap(segments=4)",
                "fg-cam(base=score-cam)"
            })
    void severalClasses_areExplainedAsEachAlone(String spec) {
        Method method = Methods.parse(spec);
        try (Explainer one = method.on(CLASSIFIER);
                JointExplainer together = JointExplainer.of(CLASSIFIER, List.of(method))) {
            List<Attribution> found = one.explainAll(INPUT.tensor(), THREE);
            List<Attribution> joint = together.explain(INPUT.tensor(), THREE).of(0);

            assertThat(found).hasSize(3);
            for (int i = 0; i < found.size(); i++) {
                Attribution alone = one.explain(
                        INPUT.tensor(),
                        Target.classIndex(found.get(i).prediction().index()));
                assertThat(found.get(i).values().toFloats())
                        .isEqualTo(alone.values().toFloats());
                assertThat(joint.get(i).values().toFloats())
                        .isEqualTo(alone.values().toFloats());
                assertThat(found.get(i).prediction()).isEqualTo(alone.prediction());
                assertThat(found.get(i).checks()).isEqualTo(alone.checks());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score-cam(batch=4)",
                "cluster-cam(clusters=3,batch=2)",
                "ablation-cam(batch=4,fill=far-below)",
                "reciprocam(batch=4)",
                "lime-cam(samples=30,batch=4)",
                "occlusion",
                "rise(masks=30)",
                "lime(segments=6,samples=40)",
                "kernel-shap(segments=4)"
            })
    void severalClasses_takeNoMoreRunsThanOne(String spec) {
        Method method = Methods.parse(spec);
        Reports ofOne = new Reports();
        Reports ofThree = new Reports();
        try (Explainer one = method.on(CLASSIFIER);
                JointExplainer together = JointExplainer.of(CLASSIFIER, List.of(method))) {
            one.explain(List.of(INPUT), List.of(Target.predicted()), ofOne);
            together.explain(List.of(INPUT), List.of(THREE), ofThree);
        }

        assertThat(ofOne.shares).hasSizeGreaterThan(1).isSorted().endsWith(1.0);
        assertThat(ofThree.shares).isEqualTo(ofOne.shares);
    }

    @Test
    void progressOfSeveralMethods_goesFromTheFirstToTheLast() {
        Reports reports = new Reports();
        List<Method> methods = Stream.of("grad-cam", "occlusion", "smooth-grad(samples=9,batch=3)")
                .map(Methods::parse)
                .toList();
        try (JointExplainer together = JointExplainer.of(CLASSIFIER, methods)) {
            together.explain(List.of(INPUT, INPUT), List.of(THREE, THREE), reports);
        }

        assertThat(reports.shares).hasSizeGreaterThan(5).isSorted().endsWith(1.0);
        assertThat(reports.shares.get(0)).isLessThan(0.5);
    }

    @Test
    void ranks_areThoseOfTheTarget() {
        float[] logits = {1, 7, 3, 7, -2, 3};
        List<Goal> ranked = IntStream.rangeClosed(1, logits.length)
                .mapToObj(rank -> Goal.ofRank(rank, 1).resolvedBy(logits))
                .toList();

        assertThat(ranked).extracting(goal -> goal.target(0)).containsExactly(1L, 3L, 2L, 5L, 0L, 4L);
        assertThat(Target.top(logits.length).goals(logits))
                .extracting(goal -> goal.target(0))
                .containsExactly(1L, 3L, 2L, 5L, 0L, 4L);
    }
}
