package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.GraphMethod;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import io.limpid.method.Explained;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.runtime.Session;
import io.limpid.runtime.SessionOptions;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.LimpidAssertions;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import io.limpid.testkit.net.Skeletons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs in one graph compute what each of them computes by itself. */
class SharedProgramTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Network NETWORK = Explained.network(NET);
    private static final int BATCH = 2;

    private static GraphProgram program(String spec) {
        return program(spec, NETWORK);
    }

    private static GraphProgram program(String spec, Network network) {
        return ((GraphMethod) Methods.parse(spec)).program(network);
    }

    private static GraphProgram at(String name, Layer layer) {
        return program(name + "(layer=" + layer.name() + ")");
    }

    static Stream<String> singleRunMethods() {
        return Methods.all().stream()
                .filter(entry -> entry.create() instanceof GraphMethod)
                .map(MethodEntry::name);
    }

    /** Runs every node as it stands. */
    private static Map<String, Tensor> run(OnnxModel model, Map<String, Tensor> feeds) {
        try (Session session = Session.open(model, SessionOptions.once())) {
            return session.run(feeds);
        }
    }

    private static Outcome alone(GraphProgram program, Goal goal) {
        return alone(program, goal, NET.example(BATCH));
    }

    private static Outcome alone(GraphProgram program, Goal goal, Tensor images) {
        Map<String, Tensor> feeds = Map.of(
                NET.input().name(), images, program.target(), goal.targets(), program.contrast(), goal.contrasts());
        return program.results().read(run(program.model(), feeds));
    }

    private static List<List<Outcome>> together(SharedProgram shared, List<Goal> goals) {
        return together(shared, goals, NET.example(BATCH));
    }

    private static List<List<Outcome>> together(SharedProgram shared, List<Goal> goals, Tensor images) {
        Map<String, Tensor> feeds = Map.of(
                NET.input().name(),
                images,
                shared.inputs().targets(),
                Slots.rows(goals, Goal::targets),
                shared.inputs().contrasts(),
                Slots.rows(goals, Goal::contrasts));
        Map<String, Tensor> outputs = run(shared.model(), feeds);
        return shared.results().stream()
                .map(all -> all.stream().map(results -> results.read(outputs)).toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("singleRunMethods")
    void threeTargetsInOneGraph_giveTheBitsOfThreeGraphs(String method) {
        GraphProgram program = program(method);
        List<Goal> goals = List.of(Goal.of(Goal.PREDICTED, BATCH), Goal.of(2, BATCH), Goal.of(1, 3, BATCH));

        List<Outcome> together = together(SharedProgram.of(List.of(program), goals.size()), goals)
                .get(0);

        for (int i = 0; i < goals.size(); i++) {
            Outcome alone = alone(program, goals.get(i));
            assertThat(together.get(i)).as("target %d", i).isEqualTo(alone);
        }
    }

    @Test
    void methodsOfDifferentFamilies_giveTheBitsOfGraphsOfTheirOwn() {
        List<GraphProgram> programs =
                singleRunMethods().map(SharedProgramTest::program).toList();
        Goal goal = Goal.of(Goal.PREDICTED, BATCH);

        List<List<Outcome>> together = together(SharedProgram.of(programs, 1), List.of(goal));

        for (int i = 0; i < programs.size(); i++) {
            assertThat(together.get(i).get(0)).isEqualTo(alone(programs.get(i), goal));
        }
    }

    @Test
    void programsThatComputeTheHeadOtherwise_stillDo_andGiveTheBitsOfGraphsOfTheirOwn() {
        RandomNet vgg = Skeletons.vgg11();
        Network network = Explained.network(vgg);
        List<GraphProgram> programs =
                List.of(program("grad-cam", network), program("lift-cam", network), program("x-grad-cam", network));
        List<Goal> goals = List.of(Goal.of(Goal.PREDICTED, BATCH), Goal.of(1, BATCH));

        SharedProgram lift = SharedProgram.of(List.of(programs.get(1)), goals.size());
        List<List<Outcome>> together = together(SharedProgram.of(programs, goals.size()), goals, vgg.example(BATCH));

        Value weights = Value.of("classifier.0.weight");
        assertThat(lift.model().graph().consumers(weights))
                .hasSameSizeAs(programs.get(1).model().graph().consumers(weights));
        for (int i = 0; i < programs.size(); i++) {
            for (int goal = 0; goal < goals.size(); goal++) {
                assertThat(together.get(i).get(goal))
                        .isEqualTo(alone(programs.get(i), goals.get(goal), vgg.example(BATCH)));
            }
        }
    }

    @Test
    void rank_standsForTheClassOfThatRank_imageByImage() {
        GraphProgram program = program("gradient");
        List<Goal> ranks = List.of(Goal.ofRank(1, BATCH), Goal.ofRank(2, BATCH), Goal.ofRank(3, BATCH));

        List<Outcome> together = together(SharedProgram.of(List.of(program), ranks.size()), ranks)
                .get(0);

        assertThat(together.get(0)).isEqualTo(alone(program, Goal.of(Goal.PREDICTED, BATCH)));
        assertThat(together.get(1))
                .isEqualTo(alone(program, classes(together.get(0).logits(), 2)));
        assertThat(together.get(2))
                .isEqualTo(alone(program, classes(together.get(0).logits(), 3)));
    }

    /** Returns the classes of a rank by counting how many scores are greater. */
    private static Goal classes(Tensor logits, int rank) {
        List<Goal> goals = new ArrayList<>();
        for (int image = 0; image < logits.size(0); image++) {
            float[] scores = logits.row(image).toFloats();
            for (int index = 0; index < scores.length; index++) {
                int greater = 0;
                for (float score : scores) {
                    greater += score > scores[index] ? 1 : 0;
                }
                if (greater == rank - 1) {
                    goals.add(Goal.of(index, 1));
                }
            }
        }
        return Goal.join(goals);
    }

    @Test
    void camsOfAllClasses_holdTheForwardPassOnce() {
        Graph shared = SharedProgram.of(List.of(program("grad-cam")), NET.classes())
                .model()
                .graph();

        assertThat(convolutions(shared)).isEqualTo(convolutions(NETWORK.graph()));
    }

    @Test
    void gradientsOfThreeClasses_holdTheForwardPassOnce_andThreeWaysBack() {
        GraphProgram program = program("gradient");
        long forward = convolutions(NETWORK.graph());
        long back = convolutions(program.model().graph()) - forward;

        Graph shared = SharedProgram.of(List.of(program), 3).model().graph();

        assertThat(back).isPositive();
        assertThat(convolutions(shared)).isEqualTo(forward + 3 * back);
    }

    @Test
    void oneMethodOnAllLayers_goesBackOnce() {
        List<Layer> layers = NETWORK.spatialLayers();
        List<GraphProgram> programs =
                layers.stream().map(layer -> at("layer-cam", layer)).toList();

        Graph shared = SharedProgram.of(programs, 1).model().graph();

        Graph earliest = programs.get(0).model().graph();
        assertThat(layers).hasSizeGreaterThan(5);
        assertThat(convolutions(shared)).isEqualTo(convolutions(earliest));
    }

    private static long convolutions(Graph graph) {
        return graph.nodes().stream().filter(node -> node.is("Conv")).count();
    }

    @Test
    void masksThatKnowOfNoClass_areMadeOnce() {
        GraphProgram program = program("guided-backprop");
        Graph one = program.model().graph();

        Graph shared = SharedProgram.of(List.of(program), 3).model().graph();

        assertThat(nodes(shared, "HardSigmoid")).isLessThan(3 * nodes(one, "HardSigmoid"));
        assertThat(shared.nodes().size())
                .isLessThan(3 * one.nodes().size() - 2 * NETWORK.graph().nodes().size());
    }

    private static long nodes(Graph graph, String opType) {
        return graph.nodes().stream().filter(node -> node.is(opType)).count();
    }

    @Test
    void nodeNames_areAllDifferent() {
        Graph shared = SharedProgram.of(List.of(program("lrp"), program("gradient")), 2)
                .model()
                .graph();

        assertThat(shared.nodes()).extracting(node -> node.name()).doesNotHaveDuplicates();
        assertThat(shared.outputs()).extracting(Value::name).doesNotHaveDuplicates();
    }

    @Test
    void programsThatAreTooLongTogether_areRunInParts() {
        List<GraphProgram> programs = List.of(program("gradient"), program("grad-cam"), program("lrp"));
        List<Goal> goals = List.of(Goal.of(0, BATCH), Goal.of(1, BATCH), Goal.of(2, BATCH));
        Tensor images = NET.example(BATCH);
        int longest = programs.stream()
                .mapToInt(program -> program.model().graph().nodes().size())
                .max()
                .orElseThrow();

        try (SharedRunner whole = SharedRunner.open(programs, 3);
                SharedRunner cut = SharedRunner.open(programs, 3, longest)) {
            List<List<Outcome>> expected = whole.run(images, goals, Progress.NONE);
            List<List<Outcome>> found = cut.run(images, goals, Progress.NONE);

            assertThat(whole.sessions()).isEqualTo(1);
            assertThat(cut.sessions()).isGreaterThan(1);
            for (int program = 0; program < 3; program++) {
                for (int goal = 0; goal < 3; goal++) {
                    LimpidAssertions.assertThat(found.get(program).get(goal).attribution())
                            .isCloseTo(expected.get(program).get(goal).attribution(), 1e-5);
                }
            }
        }
    }
}
