package io.limpid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.evaluation.data.LabelledImages;
import io.limpid.image.Image;
import io.limpid.tensor.Npy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    @TempDir
    Path folder;

    private LabelledImages data;
    private Path journal;

    @BeforeEach
    void prepare() {
        data = new Fixture(folder).data();
        journal = folder.resolve("journal.jsonl");
    }

    private EvaluationReport run(Evaluation evaluation, Witness witness) {
        try (EvaluationRun run = evaluation.open(data, journal)) {
            return run.report(witness);
        }
    }

    @Test
    void everyImageMethodAndMetric_hasALine() {
        EvaluationReport report = Fixture.evaluation().run(data);

        List<String> lines = report.toCsv().lines().toList();
        assertThat(lines).hasSize(1 + Fixture.PHOTOS * 2 * 3);
        assertThat(lines.get(0)).isEqualTo("image,label,target,method,layer,metric,score,reason");
        assertThat(lines.get(1))
                .startsWith("p0.png,sun,")
                .contains(",grad-cam,")
                .contains(",deletion-auc,0.");
        assertThat(report.troubles()).isEmpty();
        assertThat(report.toMarkdown()).contains("| grad-cam |", "deletion-auc (lower is better)");
    }

    @Test
    void tensor_isJudgedLikeThePhotoThatItWasMadeOf() throws IOException {
        Image photo = Image.read(folder.resolve("p0.png"));
        Npy.write(
                folder.resolve("p0.npy"),
                Fixture.classifier().preprocessing().prepare(photo).tensor());
        EvaluationReport ofPhotos = Fixture.evaluation().run(data);
        EvaluationReport ofTensor =
                Fixture.evaluation().run(new Fixture(folder).table("path,label,box", "p0.npy,sun,0 0 18 18"));

        List<String> expected = deletionAndSparseness(ofPhotos, "p0.png");
        assertThat(expected).hasSize(4);
        assertThat(deletionAndSparseness(ofTensor, "p0.npy")).isEqualTo(expected);
        assertThat(ofTensor.examples()).singleElement().satisfies(example -> assertThat(example.maps())
                .hasSize(2));
    }

    private static List<String> deletionAndSparseness(EvaluationReport report, String image) {
        return report.toCsv()
                .lines()
                .filter(line -> line.startsWith(image) && !line.contains("pointing-game"))
                .map(line -> line.substring(image.length()))
                .toList();
    }

    @Test
    void threads_changeNoByte() {
        Evaluation two = Fixture.evaluation().with(new Settings(0, 2, TargetPolicy.PREDICTED));

        assertThat(two.run(data).toCsv())
                .isEqualTo(Fixture.evaluation().run(data).toCsv());
    }

    @Test
    void killedRun_goesOn_andChangesNoByte() throws IOException {
        String whole = run(Fixture.evaluation(), Witness.NONE).toCsv();
        byte[] content = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(content, content.length * 2 / 3));
        Counter counter = new Counter();

        String resumed = run(Fixture.evaluation(), counter).toCsv();

        assertThat(resumed).isEqualTo(whole);
        assertThat(counter.known).isBetween(1, Fixture.PHOTOS * 2 - 1);
        assertThat(counter.judged.get()).isEqualTo(Fixture.PHOTOS * 2 - counter.known);
        assertThat(counter.known + counter.judged.get()).isEqualTo(counter.planned);
    }

    @Test
    void runThatStopsInTheMiddle_goesOn() {
        String whole = Fixture.evaluation().run(data).toCsv();
        Counter stopping = new Counter() {
            @Override
            public void judged() {
                super.judged();
                if (judged.get() == 5) {
                    throw new AssertionError("the machine is switched off");
                }
            }
        };

        assertThatThrownBy(() -> run(Fixture.evaluation(), stopping)).hasRootCauseInstanceOf(AssertionError.class);

        assertThat(run(Fixture.evaluation(), Witness.NONE).toCsv()).isEqualTo(whole);
    }

    @Test
    void finishedRun_isNotJudgedAgain() {
        String whole = run(Fixture.evaluation(), Witness.NONE).toCsv();
        Counter counter = new Counter();

        assertThat(run(Fixture.evaluation(), counter).toCsv()).isEqualTo(whole);
        assertThat(counter.judged.get()).isZero();
    }

    @Test
    void journalOfAnotherEvaluation_isRefused_andSaysWhatDiffers() {
        run(Fixture.evaluation(), Witness.NONE);
        Evaluation other = Fixture.evaluation().with(new Settings(1, 1, TargetPolicy.PREDICTED));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(other, Witness.NONE))
                .withMessageContaining("other: seed")
                .withMessageContaining("--force");
    }

    @Test
    void journalCutInItsFirstLine_isBegunAnew() throws IOException {
        run(Fixture.evaluation(), Witness.NONE);
        Files.write(journal, "{\"param".getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(run(Fixture.evaluation(), Witness.NONE).troubles()).isEmpty();
    }

    @Test
    void unreadableImages_masksAndLabels_areTold_andTheRestGoesOn() throws IOException {
        Fixture bench = new Fixture(folder);
        bench.photo("good.png", 30, 30);
        Files.writeString(folder.resolve("broken.png"), "no picture");
        data = bench.table("path,label,mask", "broken.png,sun,", "good.png,unicorn,missing.png", "absent.png,sun,");

        EvaluationReport report = Fixture.evaluation().run(data);

        assertThat(report.troubles()).extracting(Trouble::image).contains("broken.png", "good.png", "absent.png");
        assertThat(report.troubles()).extracting(Trouble::about).contains("the image", "the mask", "the label");
        assertThat(report.standing(0, 0).images()).isEqualTo(1);
        assertThat(report.standing(0, 0).missing()).containsEntry("failed", 2);
        assertThat(report.standing(0, 2).missing()).containsEntry("no-mask", 1);
    }

    @Test
    void methodThatDoesNotSuitTheModel_failsAlone() {
        Evaluation evaluation = Evaluation.ofAll(
                Fixture.classifier(),
                List.of(Fixture.contender("grad-cam"), Fixture.contender("grad-cam(layer=nowhere)")),
                List.of(Fixture.yardstick("sparseness")));

        EvaluationReport report = evaluation.run(data);

        assertThat(report.standing(0, 0).images()).isEqualTo(Fixture.PHOTOS);
        assertThat(report.standing(1, 0).images()).isZero();
        assertThat(report.troubles()).extracting(Trouble::message).allMatch(message -> message.contains("nowhere"));
    }

    @Test
    void labelAsTarget_isWhatIsExplained() {
        Evaluation evaluation = Fixture.evaluation().with(new Settings(0, 1, TargetPolicy.LABEL));

        EvaluationReport report = evaluation.run(data);

        assertThat(List.of(report.target(0), report.target(1), report.target(2)))
                .containsExactly("sun", "moon", "sun");
    }

    @Test
    void sweep_givesEveryLayerToMethodsThatChooseOne() {
        var network = Fixture.classifier().network(1, 3, Fixture.SIZE, Fixture.SIZE);
        int cuts = network.cuts().size();

        List<Contender> contenders =
                Sweep.parse("each").contenders(List.of("layer-cam", "grad-cam(layer=auto)"), network);

        assertThat(contenders).hasSize(cuts + 1);
        assertThat(contenders.get(0).label())
                .isEqualTo("layer-cam @ " + network.cuts().get(0).name());
        assertThat(contenders.get(cuts).layer()).isEmpty();
    }

    @Test
    void metricsThatCompareImages_areConcludedOverAll() {
        Evaluation evaluation = Evaluation.ofAll(
                Fixture.classifier(),
                List.of(Fixture.contender("grad-cam")),
                List.of(Fixture.yardstick("sufficiency")));

        EvaluationReport report = evaluation.run(data);

        assertThat(report.standing(0, 0).images() + report.standing(0, 0).none())
                .isEqualTo(Fixture.PHOTOS);
        assertThat(report.standing(0, 0).missing()).doesNotContainKeys("failed", "not-judged");
    }

    /** Counts what it is told. */
    private static class Counter implements Witness {
        final AtomicInteger judged = new AtomicInteger();
        int planned;
        int known;

        @Override
        public void begun(int ofAll, int already) {
            planned = ofAll;
            known = already;
        }

        @Override
        public void judged() {
            judged.incrementAndGet();
        }
    }
}
